import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Any number will do; every node takes the same one. */
const MIGRATION_LOCK = 7_283_501;

const known = Object.entries(files)
  .map(([path, text]) => ({ name: path.replace('./migrations/', ''), text }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** How long a migration waits for a table, in milliseconds, and how long it then keeps out of the way. */
const PATIENCE = { lockWaitMs: 3_000, restMs: 2_000, tries: 20 };

/** SQLSTATE of a lock that was not to be had in time, and of two that wait for each other. */
const IN_THE_WAY = new Set(['55P03', '40P01']);

/**
 * In: a database in any earlier state. Out: the same at the newest state, or untouched when a migration fails. Nodes
 * that start together wait for each other. While nodes of the version before are at work, a table that one of their
 * transactions holds is asked for again and again: whoever waits for a table makes everybody behind wait for it as well.
 */
export async function migrate(db: Kysely<Database>, { lockWaitMs, restMs, tries } = PATIENCE): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await db.transaction().execute((trx) => migrateWithin(trx, undefined, lockWaitMs));
    } catch (problem) {
      const passes = problem instanceof pg.DatabaseError && IN_THE_WAY.has(problem.code ?? '');
      if (!passes || left === 1) throw problem;
    }
    await sleep(restMs);
  }
}

/** The same in a transaction that is open already; with `only`, no other migrations than these. */
export async function migrateWithin(trx: Kysely<Database>, only = known.map(({ name }) => name), lockWaitMs = 0): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
  // Of tables alone: another node's migrations may take as long as they take.
  await sql`SET LOCAL lock_timeout = ${sql.lit(lockWaitMs)}`.execute(trx);
  await sql`
    CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, ran_at timestamptz DEFAULT now())
  `.execute(trx);
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(trx);
  const done = new Set(rows.map((row) => row.name));
  for (const name of [...done, ...only]) {
    if (!known.some((file) => file.name === name)) {
      throw new Error(`The database was last used by a newer Savepoint (it ran ${name}). Nothing was changed.`);
    }
  }
  for (const { name, text } of known) {
    if (done.has(name) || !only.includes(name)) continue;
    await sql.raw(text).execute(trx);
    await sql`INSERT INTO migration (name) VALUES (${name})`.execute(trx);
  }
}

/** The names of the migrations that have not run yet; null before the first one. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[] | null> {
  const { rows: tables } = await sql`SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'migration'`.execute(db);
  if (tables.length === 0) return null;
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(db);
  return known.map(({ name }) => name).filter((name) => !rows.some((row) => row.name === name));
}
