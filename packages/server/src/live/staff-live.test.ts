import type { StaffPush } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let databaseUrl: string;
let agent: TestAgent;
const sockets: Socket[] = [];

beforeAll(async () => {
  stage = await openStage();
  databaseUrl = await stage.database();
  server = await stage.server({ databaseUrl, tokenKey: 'shared' });
  agent = await signIn(server);
}, 60_000);
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => stage.close());

/** A console's socket, with everything it was pushed. */
async function follow(cursor: string, headers = agent.headers, to = server) {
  const pushes: StaffPush[] = [];
  const socket = io(to.url, { path: '/staff/live', extraHeaders: headers, transports: ['websocket'], forceNew: true });
  sockets.push(socket);
  socket.on('push', (push: StaffPush) => pushes.push(push));
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  socket.emit('follow', cursor);
  const events = () => pushes.flatMap((push) => push.events);
  return { socket, pushes, events, kinds: () => events().map((event) => event.kind) };
}

/** Whoever else writes to the PostgreSQL of the tests for long delays what consoles are told: see live/event-log.ts. */
const PATIENT = { timeout: 10_000 };

test('pushes what happens to every console that follows, with the case as it then stands', async () => {
  const { cursor } = await agent.list();
  const [one, two] = [await follow(cursor), await follow(cursor)];
  const player = await register(server.url);
  const open = openingCase();
  await player.sync([open]);
  await agent.reply(open.caseId, 'Hello');
  for (const { kinds, pushes } of [one, two]) {
    await expect.poll(kinds, PATIENT).toEqual(['case.opened', 'message.added', 'message.added', 'case.changed']);
    expect(pushes.at(-1)?.cases).toMatchObject([{ id: open.caseId, state: 'answered', lastSeq: 2 }]);
  }
});

test('gives a console that was away what it missed, once', async () => {
  const { cursor } = await agent.list();
  const player = await register(server.url);
  const open = openingCase();
  await player.sync([open]);
  const back = await follow(cursor);
  await expect.poll(back.kinds, PATIENT).toEqual(['case.opened', 'message.added']);
  await player.sync([sendingMessage(open.caseId, 'still there?')]);
  await expect.poll(back.kinds, PATIENT).toEqual(['case.opened', 'message.added', 'message.added']);

  const again = await follow(back.pushes[0]!.cursor);
  await expect.poll(again.kinds, PATIENT).toEqual(['message.added']);
});

test('tells a console with a foreign cursor to load its list anew, and goes on from there', async () => {
  const lost = await follow('other.5.0');
  await expect.poll(() => lost.pushes[0]?.reset, PATIENT).toBe(true);
  await (await register(server.url)).sync([openingCase()]);
  await expect.poll(lost.kinds, PATIENT).toEqual(['case.opened', 'message.added']);
});

test('pushes an agent the given games only', async () => {
  const { cursor } = await agent.list();
  const harborOnly = await follow(cursor, (await signIn(server, ['harbor'])).headers);
  await (await register(server.url, 'orbit')).sync([openingCase()]);
  const theirs = openingCase();
  await (await register(server.url, 'harbor')).sync([theirs]);
  await expect.poll(harborOnly.kinds, PATIENT).toEqual(['case.opened', 'message.added']);
  expect(harborOnly.events().every((event) => event.caseId === theirs.caseId)).toBe(true);
});

test('pushes what another node committed', async () => {
  const { cursor } = await agent.list();
  const here = await follow(cursor);
  const elsewhere = await stage.server({ databaseUrl, tokenKey: 'shared' });
  await (await register(elsewhere.url)).sync([openingCase()]);
  await expect.poll(here.kinds).toEqual(['case.opened', 'message.added']);
});

test('passes over nothing when transactions commit in the other order than they began', async () => {
  const open = openingCase();
  await (await register(server.url)).sync([open]);
  const { cursor } = await agent.list();
  const here = await follow(cursor);
  const insert = `INSERT INTO event (game_id, case_id, event, at) VALUES ('orbit', $1, $2, 0)`;
  const { caseId } = open;
  const seen = (upTo: number) => [caseId, JSON.stringify({ kind: 'case.seen', caseId, by: 'staff', upTo })];
  const [first, second] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all([first.connect(), second.connect()]);
  for (const [client, upTo] of [[first, 1], [second, 2]] as const) {
    await client.query('BEGIN');
    await client.query(insert, seen(upTo));
  }
  await second.query('COMMIT');
  // What came before the list may be told once more, while somebody else's transaction is long.
  const seenUpTo = () => here.events().flatMap((event) => (event.kind === 'case.seen' ? [event.upTo] : []));
  // Longer than the tail's own poll: it has looked, and must not have read past the transaction that still runs.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(seenUpTo()).toEqual([]);
  await first.query('COMMIT');
  await expect.poll(seenUpTo, PATIENT).toEqual([1, 2]);
  await Promise.all([first.end(), second.end()]);
});

test('lets in nobody without a session or from another site, and shows out who signs out', async () => {
  await expect(follow('', { origin: server.url, cookie: '' })).rejects.toThrow('unauthorized');
  await expect(follow('', { ...agent.headers, origin: 'https://evil.example' })).rejects.toThrow();
  const leaving = await signIn(server);
  const { socket } = await follow('', leaving.headers);
  const told = new Promise((resolve) => socket.once('signedOut', () => resolve('told')));
  await fetch(`${server.url}/staff/session`, { method: 'DELETE', headers: leaving.headers });
  expect(await told).toBe('told');
  await expect.poll(() => socket.connected, PATIENT).toBe(false);
});
