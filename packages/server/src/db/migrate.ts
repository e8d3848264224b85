import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Any numbers will do. Every node takes the first for all that it has to do, and holds the second while it changes tables. */
const TURN_LOCK = 7_283_502;
const MIGRATION_LOCK = 7_283_501;

const known = Object.entries(files)
  .map(([path, text]) => ({ name: path.replace('./migrations/', ''), text }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** How long a migration waits for a table, in milliseconds, and how long it then keeps out of the way. */
const PATIENCE = { lockWaitMs: 3_000, restMs: 2_000, tries: 20 };

/** How often a node looks whether it is its turn. */
const TURN_MS = 200;

/** SQLSTATE of a lock that was not to be had in time, and of two that wait for each other. */
const IN_THE_WAY = new Set(['55P03', '40P01']);

/** Stands in migrations that are made beside the traffic, and between their statements. */
const BESIDE = / CONCURRENTLY\b/g;
const THEN = /^-- then$/m;

/**
 * In: a database in any earlier state. Out: the same at the newest state, or as the last migration that did not fail left
 * it. Nodes that start together wait for each other. While nodes of the version before are at work, a table that one of
 * their transactions holds is asked for again and again: whoever waits for a table makes everybody behind wait for it as well.
 */
export function migrate(db: Kysely<Database>, patience = PATIENCE): Promise<void> {
  return inTurn(db, async () => {
    for (const step of stepsOf(await pendingMigrations(db))) await patiently(() => takeStep(db, step, patience.lockWaitMs), patience);
  });
}

/** Whoever waits for the turn holds nothing meanwhile: an index made beside the traffic waits for all statements that are older. */
async function inTurn(db: Kysely<Database>, work: () => Promise<void>): Promise<void> {
  for (;;) {
    const wasMine = await db.transaction().execute(async (holder) => {
      await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(holder);
      const { rows } = await sql<{ mine: boolean }>`SELECT pg_try_advisory_xact_lock(${sql.lit(TURN_LOCK)}) AS mine`.execute(holder);
      if (rows[0]!.mine) await work();
      return rows[0]!.mine;
    });
    if (wasMine) return;
    await sleep(TURN_MS);
  }
}

/** What is done by one transaction, or what cannot be done within any. */
type Step = { names: string[] } | { beside: string };

/** In: the names of what is to be done, null for a new database. It has no traffic. */
function stepsOf(pending: readonly string[] | null): Step[] {
  if (pending === null) return [{ names: known.map(({ name }) => name) }];
  // Also where nothing is to be done: what a newer version has used is refused.
  const steps: Step[] = [{ names: [] }];
  for (const name of pending) {
    const last = steps.at(-1)!;
    if (isBeside(name)) steps.push({ beside: name });
    else if ('names' in last) last.names.push(name);
    else steps.push({ names: [name] });
  }
  return steps;
}

async function patiently(work: () => Promise<void>, { restMs, tries }: typeof PATIENCE): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (problem) {
      const passes = problem instanceof pg.DatabaseError && IN_THE_WAY.has(problem.code ?? '');
      if (!passes || left === 1) throw problem;
    }
    await sleep(restMs);
  }
}

async function takeStep(db: Kysely<Database>, step: Step, lockWaitMs: number): Promise<void> {
  if ('names' in step) return db.transaction().execute((trx) => migrateWithin(trx, step.names, lockWaitMs));
  await db.connection().execute(async (one) => {
    // None of its statements takes a table for itself, so each may wait and last.
    await sql`SET lock_timeout = 0`.execute(one);
    await sql`SET statement_timeout = 0`.execute(one);
    try {
      for (const statement of textOf(step.beside).split(THEN)) await sql.raw(statement).execute(one);
      await sql`INSERT INTO migration (name) VALUES (${step.beside})`.execute(one);
    } finally {
      await sql`RESET lock_timeout`.execute(one);
      await sql`RESET statement_timeout`.execute(one);
    }
  });
}

const textOf = (name: string) => known.find((file) => file.name === name)!.text;
const isBeside = (name: string) => textOf(name).search(BESIDE) >= 0;

/** The same in a transaction that is open already, where nobody else is at work; with `only`, no other migrations than these. */
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
    await sql.raw(text.replace(BESIDE, '')).execute(trx);
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
