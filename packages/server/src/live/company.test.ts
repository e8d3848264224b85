import { newId, type ColleagueNear, type StaffClientEvents, type StaffServerEvents } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { connectPlayer } from '../testing/live-player.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
const open: Socket[] = [];

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
afterAll(async () => {
  for (const socket of open) socket.disconnect();
  await stage.close();
});

async function connect(agent: TestAgent) {
  const socket: Socket<StaffServerEvents, StaffClientEvents> = io(server.url, {
    path: '/staff/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: agent.cookie, origin: server.url },
  });
  open.push(socket);
  const heard: string[] = [];
  socket.on('colleague', ({ caseId, state }: ColleagueNear) => heard.push(`${state} ${caseId}`));
  await new Promise<void>((connected) => socket.on('connect', connected));
  return { socket, heard };
}

test('colleagues of the game hear who is at a case, who has begun an answer and who has left; others hear nothing', async () => {
  const opening = openingCase();
  await (await register(server.url, 'orbit')).sync([opening]);
  const { caseId } = opening;
  const one = await connect(await signIn(server, ['orbit']));
  const colleague = await connect(await signIn(server, ['orbit', 'harbor']));
  const stranger = await connect(await signIn(server, ['harbor']));
  one.socket.emit('watch', caseId);
  await expect.poll(() => colleague.heard).toEqual([`here ${caseId}`]);
  one.socket.emit('writing', true);
  await expect.poll(() => colleague.heard).toContain(`writing ${caseId}`);
  const late = await connect(await signIn(server, ['orbit']));
  await expect.poll(() => late.heard).toEqual([`writing ${caseId}`]);
  const lateStranger = await connect(await signIn(server, ['harbor']));
  one.socket.disconnect();
  await expect.poll(() => colleague.heard.at(-1)).toBe(`gone ${caseId}`);
  // Nobody is at a case that is not there, or not theirs.
  stranger.socket.emit('watch', caseId);
  stranger.socket.emit('writing', true);
  colleague.socket.emit('watch', newId());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([stranger.heard, lateStranger.heard]).toEqual([[], []]);
  expect(colleague.heard).toHaveLength(3);
});

test('who has left a case before the server has looked at it is at no case, on either side', async () => {
  const opening = openingCase();
  const player = await register(server.url, 'orbit');
  await player.sync([opening]);
  const { caseId } = opening;
  const live = await connectPlayer(server.url, player.token);
  open.push(live.socket);
  const one = await connect(await signIn(server, ['orbit']));
  live.socket.emit('watch', caseId).emit('watch', null);
  one.socket.emit('watch', caseId).emit('watch', null);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const late = await connect(await signIn(server, ['orbit']));
  const near: boolean[] = [];
  late.socket.on('near', ({ here }) => near.push(here));
  late.socket.emit('watch', caseId);
  await expect.poll(() => near).toEqual([false]);
  expect(late.heard).toEqual([`here ${caseId}`]);
  live.socket.emit('watch', caseId);
  await expect.poll(() => near.at(-1)).toBe(true);
});
