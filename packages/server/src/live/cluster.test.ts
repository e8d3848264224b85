import { setTimeout as sleep } from 'node:timers/promises';
import type { Near, RegisterAnswer, StaffPush } from '@savepoint/protocol';
import { SignJWT } from 'jose';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { connectPlayer, type LivePlayer } from '../testing/live-player.ts';
import { newInstall, openingCase, postJson, register, sendingMessage, startingChat } from '../testing/player.ts';
import { openRedis, type TestRedis } from '../testing/redis.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let redis: TestRedis;
/** Two nodes: players come to the first, agents to the second. */
let first: SavepointServer;
let second: SavepointServer;
/** Hears of what is committed elsewhere from the other nodes alone, as long as a test takes. */
let deaf: SavepointServer;
let agent: TestAgent;
const open: (LivePlayer['socket'] | Socket)[] = [];

beforeAll(async () => {
  [stage, redis] = await Promise.all([openStage(), openRedis()]);
  const databaseUrl = await stage.database();
  const limits = { rates: { casesPerPlayer: { count: 3, perMs: 60_000 } } };
  const node = (more = {}) => stage.server({ databaseUrl, redisUrl: redis.url, tokenKey: 'the same on both', limits, ...more });
  first = await node();
  second = await node();
  deaf = await node({ logPollMs: 60_000 });
  agent = await signIn(second);
}, 60_000);
afterAll(async () => {
  for (const socket of open) socket.disconnect();
  await stage.close();
  await redis.close();
});

/** A console's socket, at the second node unless said otherwise. */
function deskOf({ cookie }: TestAgent, { url } = second): Socket {
  const extraHeaders = { cookie, origin: url };
  const desk = io(url, { path: '/staff/live', extraHeaders, transports: ['websocket'], forceNew: true });
  open.push(desk);
  return desk;
}

/** A machine with other work takes longer than the one second that is asked by default. */
const PATIENCE = { timeout: 5_000 };

async function atBothNodes(staffed = second) {
  const player = await register(first.url);
  const opening = openingCase();
  const { caseId } = opening;
  const live = await connectPlayer(first.url, player.token);
  await live.sync([opening, startingChat(caseId)]);
  live.watch(caseId);
  const desk = deskOf(agent, staffed);
  const heard: Near[] = [];
  const pushes: StaffPush[] = [];
  desk.on('near', (near: Near) => heard.push(near));
  desk.on('push', (push: StaffPush) => pushes.push(push));
  open.push(live.socket);
  await new Promise((resolve) => desk.once('connect', () => resolve(null)));
  desk.emit('follow', null);
  await expect.poll(() => pushes.length, PATIENCE).toBeGreaterThan(0);
  const texts = () =>
    live.pushed.flatMap(({ updates }) => updates.flatMap((one) => (one.kind === 'message.added' ? [one.message.text] : [])));
  /** What the desk was last told of this case, whichever others the same push is about. */
  const excerpt = () =>
    pushes.flatMap(({ cases }) => cases.filter((one) => one.id === caseId)).at(-1)?.lastMessage.excerpt;
  return { live, caseId, desk, heard, pushes, texts, excerpt };
}

test('carries across the nodes what is written, who is there, who types and the place in line', async () => {
  const { live, caseId, desk, heard, texts, excerpt } = await atBothNodes(deaf);
  desk.emit('watch', caseId);
  await expect.poll(() => heard.at(-1), PATIENCE).toEqual({ caseId, here: true, typing: false });
  await expect.poll(() => live.near.at(-1), PATIENCE).toEqual({ caseId, here: true, typing: false });
  live.socket.emit('typing');
  await expect.poll(() => heard.at(-1)?.typing, PATIENCE).toBe(true);

  const waiting = await atBothNodes();
  await expect.poll(() => waiting.live.places.at(-1)?.place, PATIENCE).toBe(2);
  await agent.post(`/staff/chats/${caseId}/accept`, {});
  await expect.poll(() => waiting.live.places.at(-1)?.place, PATIENCE).toBe(1);

  await agent.reply(caseId, 'from the other node');
  await expect.poll(texts, PATIENCE).toContain('from the other node');
  await live.sync([sendingMessage(caseId, 'and back')]);
  await expect.poll(excerpt, PATIENCE).toBe('and back');

  live.socket.disconnect();
  await expect.poll(() => heard.at(-1)?.here, PATIENCE).toBe(false);
});

test('counts what a player does over both nodes together', async () => {
  const { token } = await register(first.url);
  const statuses = [];
  for (const { url } of [first, second, first, second, first]) {
    const live = await connectPlayer(url, token);
    open.push(live.socket);
    const answer = await live.sync([openingCase()]);
    statuses.push('results' in answer && answer.results[0]?.status);
  }
  expect(statuses).toEqual(['stored', 'stored', 'stored', 'retry', 'retry']);
});

test('counts on one Redis apart what happens on two databases', async () => {
  const limits = { rates: { casesPerGame: { count: 1, perMs: 60_000 } } };
  for (let count = 0; count < 2; count++) {
    const { url } = await stage.server({ databaseUrl: await stage.database(), redisUrl: redis.url, limits });
    const { results } = await (await register(url)).sync([openingCase(), openingCase()]);
    expect(results.map(({ status }) => status)).toEqual(['stored', 'retry']);
  }
});

test('signs a console out at once when its session ends on another node', async () => {
  const other = await signIn(first);
  const desk = deskOf(other);
  await new Promise((resolve) => desk.once('connect', () => resolve(null)));
  const signedOut = new Promise((resolve) => desk.once('signedOut', () => resolve('signed out')));
  await fetch(`${first.url}/staff/session`, { method: 'DELETE', headers: other.headers });
  expect(await signedOut).toBe('signed out');
});

test('is only slower while Redis is away, and as quick again when it is back', async () => {
  const { live, caseId, texts, excerpt } = await atBothNodes();
  await redis.kill();
  await agent.reply(caseId, 'without Redis');
  // The player is told to ask, and gets it by asking.
  await expect.poll(() => live.pokes, PATIENCE).toBeGreaterThan(0);
  const answer = await live.sync([sendingMessage(caseId, 'also without')]);
  expect(JSON.stringify(answer)).toContain('without Redis');
  await expect.poll(excerpt, PATIENCE).toBe('also without');
  await redis.start();
  const said: string[] = [];
  await expect.poll(async () => {
    said.push(`again ${said.length}`);
    await agent.reply(caseId, said.at(-1)!);
    await sleep(200);
    return texts().some((text) => said.includes(text));
  }).toBe(true);
});

test('a device hears at once of what another one has brought along when it signed in', async () => {
  const { secret } = (await (await agent.post('/staff/games/orbit/keys', { algorithm: 'HS256' })).json()) as { secret: string };
  const claims = new SignJWT({ aud: 'orbit', sub: 'lena' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('10m');
  const identity = await claims.sign(Buffer.from(secret));
  const enter = async (install = newInstall()) =>
    (await (await postJson(`${second.url}/v1/players`, { game: 'orbit', install, identity })).json()) as RegisterAnswer;
  const phone = await connectPlayer(first.url, (await enter()).token);
  open.push(phone.socket);
  const install = newInstall();
  await (await register(second.url, 'orbit', install)).sync([openingCase({ text: 'before I signed in' })]);
  const before = phone.pokes;
  await enter(install);
  await expect.poll(() => phone.pokes, PATIENCE).toBe(before + 1);
  expect(await phone.sync([])).toMatchObject({ updates: [{ kind: 'case.changed' }, { kind: 'message.added' }] });
});
