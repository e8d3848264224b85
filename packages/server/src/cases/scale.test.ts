import { VIEW_CONDITIONS, type CaseSort, type CaseTest, type Conditions } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../db/schema.ts';
import { openExplained, type Explained } from '../testing/explain.ts';
import { addManyCases } from '../testing/many-cases.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { readCase } from './case-store.ts';
import { countCases, listCases, listQueryOf } from './list-cases.ts';
import type { ListPlace } from './list-order.ts';

const CASES = 100_000;
const CASES_AT_ONCE = 5_000;
const UNTIL_MS = Date.UTC(2026, 0, 1);

let stage: Stage;
let pool: pg.Pool;
let db: Kysely<Database>;
let explained: (read: () => Promise<unknown>) => Promise<Explained>;

beforeAll(async () => {
  stage = await openStage();
  const databaseUrl = await stage.database();
  await stage.server({ databaseUrl });
  pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  ({ db, explain: explained } = openExplained(pool));
  const client = await pool.connect();
  // Staff of every server on this PostgreSQL, those of other tests too, hear nothing new while a transaction runs.
  for (let first = 1; first <= CASES; first += CASES_AT_ONCE) {
    await addManyCases(client, { first, count: CASES_AT_ONCE, untilMs: UNTIL_MS });
  }
  await client.query('ANALYZE');
  client.release();
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await stage.close();
});

const GAMES = ['harbor', 'orbit'];
const asking = { games: GAMES, staffId: 'eb568961-0691-1a46-84f7-f2ca6b48d49d', nowMs: UNTIL_MS };
const list = (query: object, from: ListPlace | null = null) => () => listCases(db, asking, listQueryOf({ limit: 50, ...query }), from);
const where = (...tests: Conditions['tests']) => ({ where: { match: 'all', tests } });
const NO_ID = '00000000-0000-0000-0000-000000000000';
const deep: ListPlace = { sort: 'updated', keys: [UNTIL_MS - 60_000 * 10_000], id: NO_ID };
const views = Object.entries(VIEW_CONDITIONS).map(
  ([view, { conditions, sort }]) => [`the view "${view}"`, list({ where: conditions, sort }), 2_000] as const,
);

test.each<readonly [string, () => Promise<unknown>, blocks: number]>([
  ['all cases', list({}), 1_000],
  ['one state', list({ state: 'open' }), 1_000],
  ['a state that hardly any have', list({ state: 'answered', topic: 'other' }), 30_000],
  ['a topic', list({ topic: 'ban_appeal' }), 2_000],
  ['a tag', list({ tag: 'os:webOS' }), 5_000],
  ['live conversations', list({ live: 'waiting' }), 1_000],
  ['a page far back', list({}, deep), 1_000],
  ...views,
  ['the most pressing', list({ sort: 'priority' }), 1_000],
  ['the oldest that are open', list({ sort: 'oldest', state: 'open' }), 1_000],
  ['the oldest of all', list({ sort: 'oldest' }), 1_000],
  ['what a build brought', list(where({ field: 'build', is: 'in', values: ['1.0.3'] })), 2_000],
  ['a graphics card among what is open', list(where({ field: 'state', is: 'in', values: ['open'] }, { field: 'gpu', is: 'has', value: 'none' })), 20_000],
  ['what has waited long', list(where({ field: 'waiting', is: 'over', hours: 24 })), 2_000],
  ['counts', () => countCases(db, GAMES), 100],
  ['a search for a word that is common', list({ text: 'word1' }), 20_000],
  ['a search for a word that is rare', list({ text: 'word4999 word1' }), 20_000],
  ['a search for a beginning', list({ text: 'word49' }), 20_000],
  ['a search for a common word and what is not there', list({ text: 'word1 nowhere' }), 1_000],
  ['a search for a player', list({ text: 'Player 4000' }), 5_000],
  ['a search for what is not there', list({ text: 'nowhere 闪退' }), 5_000],
])('reads %s without going through a big table', async (_name, read, blocks) => {
  const found = await explained(read);
  expect(found.scans).toEqual([]);
  expect(found.blocks).toBeLessThan(blocks);
});

test('reads a case with its history without going through a big table', async () => {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM cases LIMIT 1 OFFSET 5000');
  const found = await explained(async () => {
    const read = await readCase(db, rows[0]!.id, asking);
    expect([read?.messages.length, read?.earlier.length]).toEqual([2, 3]);
  });
  expect(found).toMatchObject({ scans: [] });
  expect(found.blocks).toBeLessThan(200);
});

test.each(['word4999', 'word4999 word1', 'word499 word51 word2', 'word1 nothing', 'nothing'])('finds all cases of "%s", in whatever segment', async (text) => {
  const words = text.split(' ').map((word) => `\\m${word}`);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM cases WHERE subject ~ ALL($1)', [words]);
  const { cases } = await listCases(db, asking, listQueryOf({ text, limit: 500 }), null);
  expect(cases.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect(rows.length).toBeLessThan(500);
});

describe('what hardly any case has', () => {
  const vip = { field: 'vip' as const, is: 'yes' as const };
  const idsOf = async (sort: CaseSort, ...tests: CaseTest[]) => {
    const query = listQueryOf({ sort, limit: 7, where: { match: 'all', tests: [vip, ...tests] } });
    const first = await listCases(db, asking, query, null);
    const last = first.next && (await listCases(db, asking, query, first.next));
    expect((await explained(() => listCases(db, asking, query, null))).blocks).toBeLessThan(3_000);
    return [...first.cases, ...(last?.cases ?? [])].map(({ id }) => id);
  };
  const wanted = async (where: string, order: string) => {
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM cases WHERE 'vip' = ANY(tags) AND ${where} ORDER BY ${order}`);
    return rows.map(({ id }) => id);
  };
  beforeAll(() => pool.query("UPDATE cases SET tags = tags || '{vip}' WHERE number % 9973 = 0 OR (state = 'open' AND number % 661 = 0)"));

  test.each([['updated', 'updated_at DESC'], ['opened', 'opened_at DESC'], ['oldest', 'opened_at']] as const)(
    'is picked out of all, in the order "%s"',
    async (sort, order) => {
      const expected = await wanted("state = 'closed'", order);
      expect(expected.length).toBeGreaterThan(7);
      expect(await idsOf(sort, { field: 'state', is: 'in', values: ['closed'] })).toEqual(expected);
    },
  );

  test.each([['updated', 'updated_at DESC'], ['priority', 'priority DESC, updated_at DESC'], ['waiting', 'waiting_since']] as const)(
    'is picked out of the open ones, in the order "%s"',
    async (sort, order) => {
      const expected = await wanted("state = 'open'", order);
      expect(expected.length).toBeGreaterThan(7);
      expect(await idsOf(sort, { field: 'state', is: 'in', values: ['open'] })).toEqual(expected);
    },
  );
});

test('tells a scan when there is one', async () => {
  expect((await explained(() => db.selectFrom('cases').select('id').where('subject', '=', 'x').execute())).scans).toEqual(['cases']);
});
