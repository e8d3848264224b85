import pg from 'pg';
import { openExplained } from '../../../packages/server/src/testing/explain.ts';
import { openStage } from '../../../packages/server/src/testing/stage.ts';
import { heading } from '../figures/table.ts';
import { percentile } from '../server/rates.ts';
import { fillCases } from './fill.ts';
import { readingsOf, type Reading } from './readings.ts';

export const about = 'what agents read, in a database of so many cases: npm run bench -- cases 2000000';

const DEFAULT_CASES = 1_000_000;
const RUNS = 40;

export async function run(): Promise<void> {
  const count = Number(process.argv[3] ?? DEFAULT_CASES);
  const stage = await openStage();
  try {
    const databaseUrl = await stage.database();
    // A server makes the tables, and has ended when they are filled: its own look-ups are no part of what is measured.
    await (await stage.server({ databaseUrl })).close();
    const pool = new pg.Pool({ connectionString: databaseUrl });
    const startMs = performance.now();
    await fillCases(pool, count, Date.now());
    const { rows: [size] } = await pool.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    heading(`${count.toLocaleString('en')} cases, made in ${((performance.now() - startMs) / 1_000).toFixed(0)} s`);
    console.log(`  ${(Number(size!.bytes) / count).toFixed(0)} bytes a case with its messages, words and indexes`);
    await measureCases(pool, count);
  } finally {
    await stage.close();
  }
}

/** Prints what each reading takes and reads. A whole table read or a budget missed makes the process end with 1. */
export async function measureCases(pool: pg.Pool, count: number): Promise<void> {
  const { db, explain } = openExplained(pool);
  let missed = 0;
  for (const reading of readingsOf(db, count)) {
    const { line, kept } = await measured(reading, explain).catch((problem: unknown) => ({ line: String(problem), kept: false }));
    console.log(`  ${reading.name.padEnd(36)}${line}`);
    if (!kept) missed++;
  }
  await db.destroy();
  console.log(missed === 0 ? '  All within their budgets, no big table read from end to end.' : `  ${missed} not as they should be.`);
  if (missed > 0) process.exitCode = 1;
}

async function measured({ read, budgetMs }: Reading, explain: ReturnType<typeof openExplained>['explain']) {
  const tookMs: number[] = [];
  for (let n = 1; n <= RUNS; n++) {
    const startMs = performance.now();
    await read(n);
    tookMs.push(performance.now() - startMs);
  }
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => percentile(tookMs, share)) as [number, number, number];
  const { scans, blocks } = await explain(() => read(RUNS + 1));
  const verdict = scans.length > 0 ? `READS ALL OF ${scans.join(', ')}` : `${blocks.toLocaleString('en')} pages`;
  const times = `p50 ${inMs(p50)}  p95 ${inMs(p95)}  most ${inMs(most)}  budget ${inMs(budgetMs)}`;
  return { line: `${times}  ${p95 > budgetMs ? 'OVER' : 'kept'}  ${verdict}`, kept: p95 <= budgetMs && scans.length === 0 };
}

const inMs = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`.padStart(9);
