import { VIEW_CONDITIONS, type Conditions } from '@savepoint/protocol';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../db/schema.ts';
import { addManyCases } from '../testing/many-cases.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { readCase } from './case-store.ts';
import { countCases, listCases, listQueryOf } from './list-cases.ts';
import type { ListPlace } from './list-order.ts';

const CASES = 100_000;
const CASES_AT_ONCE = 5_000;
const UNTIL_MS = Date.UTC(2026, 0, 1);
/** Tables that grow with every report. */
const BIG = ['cases', 'message', 'player', 'case_words', 'feed', 'event'];

let stage: Stage;
let pool: pg.Pool;
let db: Kysely<Database>;
/** What was asked of the database since it was last emptied. */
const asked: { sql: string; parameters: readonly unknown[] }[] = [];

beforeAll(async () => {
  stage = await openStage();
  const databaseUrl = await stage.database();
  await stage.server({ databaseUrl });
  pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  });
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

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
}

/** Big tables that a plan reads from end to end. */
const scans = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && BIG.includes(plan['Relation Name'] ?? '') ? [plan['Relation Name']!] : []),
  ...(plan.Plans ?? []).flatMap(scans),
];

/** Runs a reading, then asks how each of its statements was carried out. */
async function explained(read: () => Promise<unknown>): Promise<{ scans: string[]; blocks: number }> {
  asked.length = 0;
  await read();
  const statements = asked.filter(({ sql }) => /^\s*(select|with)\b/i.test(sql) && !sql.includes('set_config'));
  const all = { scans: [] as string[], blocks: 0 };
  for (const { sql, parameters } of statements) {
    const { rows } = await pool.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [...parameters]);
    const { Plan: plan } = (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0];
    all.scans.push(...scans(plan));
    all.blocks += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  }
  expect(statements.length).toBeGreaterThan(0);
  return all;
}

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

test('tells a scan when there is one', async () => {
  expect((await explained(() => db.selectFrom('cases').select('id').where('subject', '=', 'x').execute())).scans).toEqual(['cases']);
});
