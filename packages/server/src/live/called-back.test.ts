import { afterAll, expect, test } from 'vitest';
import { signIn } from '../testing/agent.ts';
import { connectPlayer } from '../testing/live-player.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage } from '../testing/stage.ts';

const stage = await openStage();
afterAll(() => stage.close());

test('a player who is signed out hears nothing more by a socket that is open, on any node', async () => {
  const databaseUrl = await stage.database();
  const [one, other] = [await stage.server({ databaseUrl, tokenKey: 'shared' }), await stage.server({ databaseUrl, tokenKey: 'shared' })];
  const [owner, player, friend] = [await signIn(one), await register(one.url), await register(one.url)];
  const opening = openingCase();
  await player.sync([opening]);
  const live = await Promise.all([
    connectPlayer(one.url, player.token), connectPlayer(other.url, player.token), connectPlayer(one.url, friend.token), connectPlayer(other.url, friend.token),
  ]);
  expect((await owner.post(`/staff/players/${player.id}/sign-out`, {})).status).toBe(204);
  const connected = () => live.map(({ socket }) => socket.connected);
  await expect.poll(connected).toEqual([false, false, true, true]);
  await owner.reply(opening.caseId, 'for nobody else');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(live.map(({ pushed }) => pushed.length)).toEqual([0, 0, 0, 0]);
  for (const { socket } of live) socket.disconnect();
});
