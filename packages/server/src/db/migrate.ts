import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Any number will do; every node takes the same one. */
const MIGRATION_LOCK = 7_283_501;

/**
 * In: a database in any earlier state. Out: the same at the newest state, or untouched when a migration fails. Nodes
 * that start together wait for each other.
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
    await sql`
      CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, ran_at timestamptz DEFAULT now())
    `.execute(trx);
    const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(trx);
    const done = new Set(rows.map((row) => row.name));
    const known = Object.entries(files).map(([path, text]) => ({ name: path.replace('./migrations/', ''), text }));
    for (const name of done) {
      if (!known.some((file) => file.name === name)) {
        throw new Error(`The database was last used by a newer Savepoint (it ran ${name}). Nothing was changed.`);
      }
    }
    for (const { name, text } of known.sort((a, b) => a.name.localeCompare(b.name))) {
      if (done.has(name)) continue;
      await sql.raw(text).execute(trx);
      await sql`INSERT INTO migration (name) VALUES (${name})`.execute(trx);
    }
  });
}
