import pg from 'pg';
import { addManyCases } from '../../../packages/server/src/testing/many-cases.ts';

const CASES_AT_ONCE = 100_000;
/** One for each core of a small machine. */
const WRITERS = 2;
const FILLED = ['cases', 'message', 'player', 'case_words'];
/** What is filled here is thrown away after a crash, so nothing waits for the disk meanwhile. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  maintenance_work_mem: '1GB',
};

/**
 * In: a database with the game `orbit`, of a PostgreSQL where the one who connects may do everything. Out: when it has so
 * many cases, the newest of `untilMs`, and is as it would be had they come one by one. Its indexes are made at the end.
 */
export async function fillCases(pool: pg.Pool, count: number, untilMs: number): Promise<void> {
  const tables = `ANY(ARRAY[${FILLED.map((name) => `'${name}'::regclass`).join(', ')}])`;
  for (const [name, value] of Object.entries(SETTINGS)) await pool.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await pool.query('SELECT pg_reload_conf()');
  await pool.query(`UPDATE pg_index SET indisready = false WHERE indrelid = ${tables}`);
  let next = 1;
  await together(WRITERS, async () => {
    const client = await pool.connect();
    for (let first = next; first <= count; first = next) {
      next += CASES_AT_ONCE;
      await addManyCases(client, { first, count: Math.min(CASES_AT_ONCE, count + 1 - first), untilMs });
    }
    client.release();
  });
  await pool.query(`UPDATE pg_index SET indisready = true WHERE indrelid = ${tables}`);
  const waiting = [...FILLED];
  await together(WRITERS, async () => {
    for (let table = waiting.shift(); table; table = waiting.shift()) await pool.query(`REINDEX TABLE ${table}`);
  });
  await pool.query('VACUUM ANALYZE');
  for (const name of Object.keys(SETTINGS)) await pool.query(`ALTER SYSTEM RESET ${name}`);
  await pool.query('SELECT pg_reload_conf()');
  await pool.query('CHECKPOINT');
}

const together = (count: number, work: () => Promise<void>) => Promise.all(Array.from({ length: count }, work));
