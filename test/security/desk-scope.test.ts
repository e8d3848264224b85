import { newId, type Session, type Uuid } from '@savepoint/protocol';
import { sql } from 'kysely';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpApi } from '../../packages/console/src/models/http-api.ts';
import { createHttp } from '../../packages/console/src/models/http.ts';
import { createSession } from '../../packages/console/src/models/session.ts';
import { createSettings } from '../../packages/console/src/models/settings/settings.ts';
import { foldCounts } from '../../packages/server/src/cases/fold-counts.ts';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { openingCase, register, sendingMessage, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { settleWords } from '../../packages/server/src/testing/settle-words.ts';
import { deskCalls } from '../stage/desk-calls.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { fillOtherGame, OTHER, WORD, type OtherGame } from '../stage/two-games.ts';

/** What somebody of one game learns of another, and changes there, by all that the console can ask: nothing. */
let server: SupportServer;
let other: OtherGame;
let own: Uuid;
let ownPlayer: TestPlayer;

beforeAll(async () => {
  server = await openSupportServer();
  other = await fillOtherGame(server);
  ownPlayer = await register(server.url, GAME.id);
  const opening = openingCase({ text: 'A case of the own game' });
  await ownPlayer.sync([opening]);
  own = opening.caseId;
}, 60_000);
afterAll(() => server?.end());

/** What only the other game's staff may read, less what the question itself said. */
function secretsIn(answer: string, asked = ''): string[] {
  const { boss: _boss, player: _player, number: _number, ...ids } = other;
  return [WORD, OTHER.name, ...Object.values(ids)].filter((secret) => answer.includes(secret) && !asked.includes(secret));
}

/** Every row that belongs to the other game or says anything of it, but for what notes who asked and tried to sign in. */
async function rowsOfOther(): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'session', 'sign_in_try')`.execute(server.db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(name)} t`.execute(server.db);
    found.push(...rows.filter(({ row }) => secretsIn(row).length > 0).map(({ row }) => `${name} ${row}`));
  }
  return found.toSorted();
}

const NO_STORAGE = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** The console's own models, over a wire that keeps every answer with its question. */
function consoleOf(agent: TestAgent) {
  const answers: { asked: string; status: number; answer: string }[] = [];
  const http = createHttp(async (url, init) => {
    const headers = { ...agent.headers, 'content-type': 'application/json' };
    const response = await fetch(server.url + url, { ...init, headers });
    const answer = await response.clone().text();
    const body = typeof init.body === 'string' ? init.body : '';
    answers.push({ asked: `${init.method} ${url} ${body}`, status: response.status, answer });
    return response;
  });
  const api = createHttpApi(http, (url, file) => http.put(url, file));
  return { answers, api, settings: createSettings(http, createSession(api), NO_STORAGE) };
}

/** From those who may do everything to those who may only read; which role may what on its own game is tried elsewhere. */
test.each(['owner', 'agent', 'read_only'] as const)('%s of one game gets nothing of another by any call of the console', async (role) => {
  const agent = await signIn(server, [GAME.id], role);
  const { answers, api, settings } = consoleOf(agent);
  const calls = deskCalls(api, settings, own, other);
  expect(Object.keys(calls.api).toSorted()).toEqual(Object.keys(api).toSorted());
  await settleWords(server.db);
  // What a job does every so often.
  await foldCounts(server.db);
  const before = await rowsOfOther();
  expect(before.length).toBeGreaterThan(20);
  const made = Object.values(calls).flatMap((part) => Object.values(part)).flatMap((asks) => asks());
  await Promise.allSettled(made);
  expect((await agent.get(`/staff/files/${other.sha256}`)).status).toBe(404);

  expect(answers.length).toBeGreaterThan(60);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.filter(({ asked, answer }) => secretsIn(answer, asked).length > 0)).toEqual([]);
  // Questions about the other game alone are refused, whatever the role.
  const alone = answers.filter(({ asked }) => asked.includes(other.caseId) && !asked.includes(own) && !asked.includes('where='));
  expect(alone.length).toBeGreaterThan(10);
  expect(alone.filter(({ status }) => status !== 403 && status !== 404)).toEqual([]);
  await expect.poll(() => settled()).toBe(0);
  expect(await rowsOfOther()).toEqual(before);
}, 60_000);

/** Changes of many cases that are still under way. */
const settled = async () =>
  (await server.db.selectFrom('bulk').select('id').where('state', 'in', ['running', 'undoing']).execute()).length;

test('a change of picked cases counts and names only those of the own game', async () => {
  const lead = await signIn(server, [GAME.id], 'shift_lead');
  const { api } = consoleOf(lead);
  const id = newId();
  await api.bulk(id, { cases: { ids: [own, other.caseId] }, edit: { addTags: ['both'] } });
  await expect.poll(async () => (await api.bulkProgress(id)).state).toBe('done');
  expect(await api.bulkProgress(id)).toMatchObject({ total: 1, done: 1, failedCases: [] });
  expect((await api.caseById(own)).tags).toContain('both');
});

test('a console hears nothing of another game, and nobody there hears of it', async () => {
  const agent = await signIn(server, [GAME.id], 'owner');
  const listen = async (headers: Record<string, string>) => {
    const heard: string[] = [];
    const socket = io(server.url, { path: '/staff/live', extraHeaders: headers, transports: ['websocket'], forceNew: true });
    socket.onAny((...said) => heard.push(JSON.stringify(said)));
    await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
    return { socket, heard };
  };
  const [mine, boss] = [await listen(agent.headers), await listen(other.boss.headers)];
  try {
    const { cursor } = await agent.list();
    boss.socket.emit('follow', (await other.boss.list()).cursor);
    boss.socket.emit('watch', other.caseId);
    mine.socket.emit('follow', cursor);
    mine.socket.emit('watch', other.caseId);
    mine.socket.emit('writing', true);
    mine.socket.emit('typing');
    mine.socket.emit('delivered', other.caseId, 3);
    await other.player.sync([sendingMessage(other.caseId, `${WORD} again`)]);
    await other.boss.reply(other.caseId, `${WORD} answer again`);
    await other.boss.post(`/staff/cases/${other.caseId}/edit`, { priority: 'high', reason: `${WORD} reason` });
    await ownPlayer.sync([sendingMessage(own, 'The end of it')]);
    await expect.poll(() => mine.heard.join()).toContain('The end of it');
    await expect.poll(() => boss.heard.join()).toContain('The end of it');
    expect(boss.heard.join()).toContain(`${WORD} answer again`);
    expect(mine.heard.filter((said) => secretsIn(said).length > 0)).toEqual([]);
    const { staff } = (await (await agent.get('/staff/session')).json()) as Session;
    expect(boss.heard.filter((said) => said.includes(staff.id))).toEqual([]);
    const detail = await other.boss.open(other.caseId);
    expect(detail.staffDeliveredSeq).toBeLessThan(detail.lastSeq);
  } finally {
    mine.socket.disconnect();
    boss.socket.disconnect();
  }
});
