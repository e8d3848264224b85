import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPlayer } from '../testing/live-player.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('says that it drains, answers what has begun, sends sockets elsewhere and takes nobody new', async () => {
  const { url, close } = await stage.server({ drainMs: 300, afterCommit: () => sleep(600) });
  const player = await register(url);
  const { socket } = await connectPlayer(url, player.token);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);

  const slow = player.sync([openingCase()]);
  await sleep(50);
  const gone = new Promise((resolve) => socket.once('disconnect', () => resolve('gone')));
  const closed = close();
  const draining = await fetch(`${url}/readyz`);
  expect([draining.status, draining.headers.get('connection')]).toEqual([503, 'close']);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'draining' });
  expect(await gone).toBe('gone');
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  expect((await slow).results).toMatchObject([{ status: 'stored' }]);
  await closed;
});
