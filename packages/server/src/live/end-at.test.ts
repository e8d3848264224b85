import { EventEmitter } from 'node:events';
import { afterAll, expect, test, vi } from 'vitest';
import { createPlayerTokens } from '../players/token.ts';
import { connectPlayer } from '../testing/live-player.ts';
import { register } from '../testing/player.ts';
import { openStage } from '../testing/stage.ts';
import { endAt } from './end-at.ts';

const stage = await openStage();
afterAll(() => stage.close());

test('a player\'s socket ends with the token that opened it, and the others of that player stay', async () => {
  const server = await stage.server({ tokenKey: 'shared' });
  const player = await register(server.url);
  const short = await createPlayerTokens(['shared']).sign({ id: player.id, gameId: 'orbit' }, 6_000);
  const live = await Promise.all([connectPlayer(server.url, short), connectPlayer(server.url, player.token)]);
  expect(live.map(({ socket }) => socket.connected)).toEqual([true, true]);
  await expect.poll(() => live.map(({ socket }) => socket.connected), { timeout: 20_000 }).toEqual([false, true]);
  for (const { socket } of live) socket.disconnect();
}, 40_000);

test('waits longer than a timer can, and leaves no timer of a socket that ended before', () => {
  vi.useFakeTimers();
  try {
    const day = 24 * 60 * 60 * 1000;
    const open = () => Object.assign(new EventEmitter(), { disconnect: vi.fn<(close?: boolean) => void>() });
    const [late, gone] = [open(), open()];
    for (const socket of [late, gone]) endAt(socket as never, Date.now() + 30 * day);
    gone.emit('disconnect');
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(30 * day - 1);
    expect(late.disconnect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(late.disconnect).toHaveBeenCalledWith(true);
    expect(gone.disconnect).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
