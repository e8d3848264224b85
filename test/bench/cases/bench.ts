import { VIEW_CONDITIONS } from '@savepoint/protocol';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { readCase } from '../../../packages/server/src/cases/case-store.ts';
import { countCases, listCases, listQueryOf } from '../../../packages/server/src/cases/list-cases.ts';
import type { Database } from '../../../packages/server/src/db/schema.ts';
import { addManyCases } from '../../../packages/server/src/testing/many-cases.ts';
import { openStage } from '../../../packages/server/src/testing/stage.ts';
import { heading } from '../figures/table.ts';
import { percentile } from '../server/rates.ts';

export const about = 'what agents read, in a database of so many cases: npm run bench -- cases 2000000';

const DEFAULT_CASES = 1_000_000;
const CASES_AT_ONCE = 100_000;
const RUNS = 40;
/** One of those whom the generator makes owners. */
const AGENT = 'eb568961-0691-1a46-84f7-f2ca6b48d49d';
const GAMES = ['orbit', 'harbor'];

export async function run(): Promise<void> {
  const count = Number(process.argv[3] ?? DEFAULT_CASES);
  const untilMs = Date.now();
  const stage = await openStage();
  try {
    const databaseUrl = await stage.database();
    await stage.server({ databaseUrl });
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    const client = await pool.connect();
    const startMs = performance.now();
    for (let first = 1; first <= count; first += CASES_AT_ONCE) {
      await addManyCases(client, { first, count: Math.min(CASES_AT_ONCE, count + 1 - first), untilMs });
    }
    await client.query('VACUUM ANALYZE');
    const { rows: [size] } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    client.release();
    heading(`${count.toLocaleString('en')} cases, made in ${((performance.now() - startMs) / 1_000).toFixed(0)} s`);
    console.log(`  ${(Number(size!.bytes) / count).toFixed(0)} bytes a case with its messages, words and indexes`);
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    await measure(db, count);
    await db.destroy();
  } finally {
    await stage.close();
  }
}

/** Each reading many times, none twice the same, so that not all of it is in memory already. */
async function measure(db: Kysely<Database>, count: number): Promise<void> {
  const asking = { games: GAMES, staffId: AGENT, nowMs: Date.now() };
  const list = (query: object) => listCases(db, asking, listQueryOf({ limit: 50, ...query }), null);
  const views = Object.entries(VIEW_CONDITIONS).map(
    ([view, { conditions, sort }]) => [`view: ${view}`, () => list({ where: conditions, sort })] satisfies [string, () => Promise<unknown>],
  );
  const nth = (n: number) => (n * 7_919) % count;
  const readings: [string, (n: number) => Promise<unknown>][] = [
    ...views,
    ['by priority', () => list({ sort: 'priority' })],
    ['oldest that are open', () => list({ sort: 'oldest', state: 'open' })],
    ['first page of a topic', (n) => list({ topic: (['bug', 'payment', 'account'] as const)[n % 3] })],
    ['first page of a tag', (n) => list({ tag: ['os:webOS', 'os:Android', 'build:1.0.3'][n % 3] })],
    ['counts', () => countCases(db, GAMES)],
    ['a case with its history', async (n) => readCase(db, await caseAt(db, nth(n)), asking)],
    ['search: a common word', (n) => list({ text: `word${1 + (n % 9)}` })],
    ['search: a rare word', (n) => list({ text: `word${10_000 + nth(n) % 30_000}` })],
    ['search: two words', (n) => list({ text: `word${1 + (n % 9)} word${100 + n}` })],
    ['search: a player', (n) => list({ text: `Player ${nth(n)}` })],
  ];
  for (const [name, read] of readings) {
    const tookMs: number[] = [];
    for (let n = 1; n <= RUNS; n++) {
      const startMs = performance.now();
      await read(n);
      tookMs.push(performance.now() - startMs);
    }
    const [p50, p95] = [0.5, 0.95].map((share) => `${percentile(tookMs, share).toFixed(1)} ms`);
    console.log(`  ${name.padEnd(34)} p50 ${p50!.padStart(10)}   p95 ${p95!.padStart(10)}`);
  }
}

/** Any case; numbers are given in the order in which they were made. */
async function caseAt(db: Kysely<Database>, number: number): Promise<string> {
  const found = await db.selectFrom('cases').select('id').where('number', '>=', number).orderBy('number').limit(1).executeTakeFirstOrThrow();
  return found.id;
}
