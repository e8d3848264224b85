import { LIMITS, type SyncAnswer } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, readingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({ pollFloorMs: 50 });
}, 60_000);
afterAll(() => stage.close());

const statuses = (answer: SyncAnswer) => answer.results.map((result) => result.status);

test('refuses bad envelopes one by one, stores the good ones beside them, and writes nothing of the bad', async () => {
  const player = await register(server.url);
  const now = Date.now();
  const open = openingCase();
  const read = { ...readingCase(open.caseId, 1), at: now - LIMITS.resultsKeptMs - 1 };
  const bad = [
    'no envelope',
    { ...openingCase(), id: 'x' },
    { ...openingCase(), kind: 'case.teleport' },
    { ...openingCase(), kind: 'constructor' },
    openingCase({ text: '   ' }),
    { ...openingCase(), pad: 'x'.repeat(LIMITS.envelopeBytes) },
    read,
  ];
  const { results } = await player.sync([...bad, open, sendingMessage(open.caseId, 'and this')], { sentAt: now });
  const told = results.map((result) => (result.status === 'rejected' ? [result.code, result.field] : result.status));
  expect(told).toEqual([
    ['malformed', undefined],
    ['malformed', 'id'],
    ['unsupported', undefined],
    ['unsupported', undefined],
    ['malformed', 'body.text'],
    ['too_large', undefined],
    ['too_old', undefined],
    'stored',
    'stored',
  ]);
  const kept = await server.db.selectFrom('envelope_result').selectAll().where('player_id', '=', player.id).execute();
  // Those that only the database can judge, but for the message, which tells of itself: the report and the old one.
  expect(kept).toHaveLength(2);
});

test('stores what PostgreSQL cannot hold as the nearest thing it can', async () => {
  const player = await register(server.url);
  const open = openingCase({
    text: 'a\0b\uD83D',
    context: {
      state: { 'k\0ey': ['\uD83D', { deep: 'n\0ul' }] },
      device: { class: 'phone', os: `${'x'.repeat(79)}😀` },
    },
  });
  expect(statuses(await player.sync([open]))).toEqual(['stored']);
  const found = server.db.selectFrom('cases').select('context').where('id', '=', open.caseId);
  const row = await found.executeTakeFirstOrThrow();
  expect(row.context.state).toEqual({ key: ['\uFFFD', { deep: 'nul' }] });
});

test('refuses what is nested deeper than any program can walk, before it is built', async () => {
  const player = await register(server.url);
  for (const depth of [10_000, 400_000]) {
    const deep = `{"v":1,"cursor":null,"sentAt":1,"envelopes":[${'['.repeat(depth)}${']'.repeat(depth)}]}`;
    const response = await player.post(deep);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed' }]);
  }
  const state = JSON.parse(`${'{"in":'.repeat(150)}1${'}'.repeat(150)}`) as Record<string, unknown>;
  expect(statuses(await player.sync([openingCase({ context: { state } })]))).toEqual(['stored']);
});

test('keeps the rest when the database itself refuses one envelope', async () => {
  const poisoned = await stage.server();
  await sql`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.text = 'poison' THEN RAISE 'no'; END IF; RETURN NEW; END $$`.execute(poisoned.db);
  await sql`CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION refuse()`.execute(poisoned.db);
  const players = await Promise.all([1, 2, 3, 4].map(() => register(poisoned.url)));
  const good = openingCase();
  const bad = openingCase({ text: 'poison' });
  const mixed = [good, bad, sendingMessage(good.caseId, 'two'), sendingMessage(bad.caseId, 'after the poison')];
  const answers = await Promise.all(
    players.map((player, index) => player.sync(index === 2 ? mixed : [openingCase()])),
  );
  const told = ['stored', 'retry', 'stored', 'retry'];
  expect(answers.map(statuses)).toEqual([['stored'], ['stored'], told, ['stored']]);
});

test('refuses whole requests by their own problem codes', async () => {
  const player = await register(server.url);
  const codeOf = async (body: string, token?: string) => {
    const response = await player.post(body, token);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const empty = JSON.stringify({ v: 1, cursor: null, sentAt: 1, envelopes: [] });
  expect(await codeOf('{')).toEqual([400, 'malformed']);
  expect(await codeOf('{"v":1}')).toEqual([400, 'malformed']);
  expect(await codeOf(' '.repeat(LIMITS.syncBytes + 1))).toEqual([413, 'body_too_large']);
  expect(await codeOf(empty, 'nonsense')).toEqual([401, 'unauthorized']);
  expect(await codeOf(empty, `${player.token.slice(0, -3)}AAA`)).toEqual([401, 'unauthorized']);
});
