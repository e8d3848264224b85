import { newId, type Near, type SyncAnswer } from '@savepoint/protocol';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { endDeserted } from '../chat/gone.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { connectPlayer, type LivePlayer } from '../testing/live-player.ts';
import { leavingChat, openingCase, register, sendingMessage, startingChat } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;
const open: LivePlayer[] = [];

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
}, 60_000);
afterAll(async () => {
  for (const { socket } of open) socket.disconnect();
  await stage.close();
});

/** A player in line, with a socket that watches the conversation. */
async function inLine(game = 'orbit') {
  const player = await register(server.url, game);
  const opening = openingCase();
  const start = startingChat(opening.caseId);
  const live = await connectPlayer(server.url, player.token);
  open.push(live);
  const answer = await live.sync([opening, start]);
  live.watch(opening.caseId);
  return { player, live, caseId: opening.caseId, chatId: start.id, answer };
}

const post = (path: string, as = agent) => as.post(path, {});

test('refuses a socket without a token, or with another\'s, by a stable code', async () => {
  await expect(connectPlayer(server.url, undefined)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  await expect(connectPlayer(server.url, 'a.b.c')).rejects.toMatchObject({ data: { code: 'unauthorized' } });
});

test('answers a sync by socket as it does by HTTP, and what it cannot read with the same problem', async () => {
  const { player, live, caseId, answer } = await inLine();
  expect(answer).toMatchObject({ results: [{ status: 'stored' }, { status: 'stored' }] });
  const message = sendingMessage(caseId, 'by socket');
  expect(await live.sync([message])).toMatchObject({ results: [{ status: 'stored' }] });
  expect((await player.sync([message])).results).toMatchObject([{ status: 'duplicate' }]);
  expect(await live.sync('nothing' as never)).toMatchObject({ code: 'malformed', status: 400 });
});

test('pushes what is committed to the player it is for, and the parts fit together', async () => {
  const { player, live, caseId } = await inLine();
  const other = await inLine();
  const { cursor } = await player.sync([]);
  await agent.reply(caseId, 'Hello');
  await expect.poll(() => live.pushed.at(-1)?.updates.map(({ kind }) => kind)).toContain('message.added');
  expect(live.pushed.at(-1)?.after).toBe(cursor);
  expect((await player.sync([], { cursor: live.pushed.at(-1)!.cursor })).updates).toEqual([]);
  expect(JSON.stringify(other.live.pushed)).not.toContain(caseId);
});

test('tells of a commit once: the socket that asked in its answer, the player\'s others by a push', async () => {
  const { player, live, caseId, answer } = await inLine();
  const second = await connectPlayer(server.url, player.token);
  open.push(second);
  const message = sendingMessage(caseId, 'told once');
  const { cursor, updates } = (await live.sync([message], (answer as SyncAnswer).cursor)) as SyncAnswer;
  expect(updates).toContainEqual(expect.objectContaining({ kind: 'message.added' }));
  await expect.poll(() => second.pushed.at(-1)?.cursor).toBe(cursor);
  expect(live.pushed).not.toContainEqual(expect.objectContaining({ cursor }));
  // What is told after it goes on from there.
  await agent.reply(caseId, 'Hello');
  await expect.poll(() => live.pushed.at(-1)?.after).toBe(cursor);
});

test('tells the place in line, and tells it anew when the line moves', async () => {
  const [one, two] = [await inLine('harbor'), await inLine('harbor')];
  await expect.poll(() => two.live.places.at(-1)).toMatchObject({ caseId: two.caseId, place: 2, expectedWaitMs: null });
  await post(`/staff/chats/${one.caseId}/accept`);
  await expect.poll(() => two.live.places.at(-1)?.place).toBe(1);
  const waiting = await agent.list('?live=waiting&game=harbor');
  expect(waiting.cases.map(({ id }) => id)).toEqual([two.caseId]);
});

test('of two agents one has the conversation, and the other is told', async () => {
  const { player, caseId } = await inLine();
  const rival = await signIn(server);
  const answers = await Promise.all([agent, rival].map((one) => post(`/staff/chats/${caseId}/accept`, one)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  const late = answers.find(({ status }) => status === 409)!;
  expect(await late.json()).toMatchObject({ code: 'chat_taken' });
  const { updates } = await player.sync([]);
  expect(updates.filter((one) => one.kind === 'case.changed').at(-1)).toMatchObject({ live: 'active', agent: 'Robin' });
});

test('leaving makes it an ordinary case, and what is over cannot be accepted', async () => {
  const { player, caseId, chatId } = await inLine();
  await player.sync([leavingChat(caseId, chatId)]);
  expect(await agent.open(caseId)).toMatchObject({ live: 'ended', state: 'open' });
  const refused = await post(`/staff/chats/${caseId}/accept`);
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'chat_over']);
  await player.sync([startingChat(caseId)]);
  expect(await agent.open(caseId)).toMatchObject({ live: 'waiting' });
});

test('who is not seen for a while loses the conversation, not the case', async () => {
  const { caseId } = await inLine();
  await endDeserted(server.db, Date.now() - 60_000);
  expect((await agent.open(caseId)).live).toBe('waiting');
  await endDeserted(server.db, Date.now() + 1);
  expect(await agent.open(caseId)).toMatchObject({ live: 'ended', state: 'open' });
});

test('each side hears that the other is there and writes, and nobody hears it of a stranger\'s case', async () => {
  const { live, caseId } = await inLine();
  const stranger = await inLine();
  stranger.live.watch(caseId);
  const console = io(server.url, { path: '/staff/live', extraHeaders: agent.headers, transports: ['websocket'], forceNew: true });
  const heard: Near[] = [];
  console.on('near', (near: Near) => heard.push(near));
  await new Promise((resolve) => console.once('connect', () => resolve(null)));
  console.emit('watch', caseId);
  await expect.poll(() => live.near.at(-1)).toEqual({ caseId, here: true, typing: false });
  await expect.poll(() => heard.at(-1)).toEqual({ caseId, here: true, typing: false });
  live.socket.emit('typing');
  await expect.poll(() => heard.at(-1)).toEqual({ caseId, here: true, typing: true });
  console.emit('typing');
  await expect.poll(() => live.near.at(-1)?.typing).toBe(true);
  console.emit('delivered', caseId, 1);
  await expect.poll(async () => (await agent.open(caseId)).staffDeliveredSeq).toBe(1);
  console.disconnect();
  await expect.poll(() => live.near.at(-1)).toEqual({ caseId, here: false, typing: false });
  expect(stranger.live.near.every((near) => near.caseId !== caseId)).toBe(true);
});

test('outside opening hours a conversation is refused with the time of the next one, and the case stays', async () => {
  const day = { fromMinute: 0, toMinute: 1440 };
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const hours = { timeZone: 'UTC', weekly: [], exceptions: [{ date: tomorrow, spans: [day] }] };
  await server.addGame({ id: 'night', name: 'Night', hours });
  const { caseId, answer } = await inLine('night');
  const opensAt = Date.parse(tomorrow);
  expect(answer).toMatchObject({ results: [{ status: 'stored' }, { status: 'rejected', code: 'closed', opensAt }] });
  expect(await agent.open(caseId)).toMatchObject({ live: 'none', state: 'open' });
  const asked = await fetch(`${server.url}/v1/chat/night`);
  expect(await asked.json()).toEqual({ state: 'closed', opensAt, waiting: 0, expectedWaitMs: null });
  expect((await fetch(`${server.url}/v1/chat/nowhere`)).status).toBe(404);
});

test('an agent can send a picture, which its player can read and others cannot', async () => {
  const { player, caseId } = await inLine();
  const bytes = Buffer.from('a line of text');
  const sha256 = (await crypto.subtle.digest('SHA-256', bytes).then(Buffer.from)).toString('hex');
  const put = (headers: Record<string, string>) =>
    fetch(`${server.url}/staff/files/${sha256}`, { method: 'PUT', body: bytes, headers });
  expect((await put({ origin: server.url })).status).toBe(401);
  expect((await put(agent.headers)).status).toBe(204);
  const attachments = [{ sha256, name: 'note.txt', type: 'text/plain', sizeBytes: bytes.length }];
  const reply = await agent.post(`/staff/cases/${caseId}/messages`, { id: newId(), text: 'Look', attachments });
  expect(reply.status).toBe(204);
  const get = (token: string) =>
    fetch(`${server.url}/v1/files/${sha256}`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await get(player.token)).text()).toBe('a line of text');
  expect((await get((await register(server.url)).token)).status).toBe(404);
});
