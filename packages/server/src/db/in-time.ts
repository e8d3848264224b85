import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

const LOCK_WAIT_MS = 5_000;
const STATEMENT_MS = 15_000;

/** So that a stuck transaction elsewhere does not hold up every player for ever. */
const BEGIN = `BEGIN; SET LOCAL lock_timeout = ${LOCK_WAIT_MS}; SET LOCAL statement_timeout = ${STATEMENT_MS}`;

/**
 * One transaction that waits for no lock and no statement without end, and is begun in one round trip. Out: what `run`
 * gave, after the commit; nothing is written when it throws.
 */
export function inTime<T>(db: Kysely<Database>, run: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (trx) => {
    await sql.raw(BEGIN).execute(trx);
    let made: T;
    try {
      made = await run(trx);
    } catch (problem) {
      // A connection that is lost has nothing to roll back, and the first problem says more.
      await sql`ROLLBACK`.execute(trx).catch(() => {});
      throw problem;
    }
    await sql`COMMIT`.execute(trx);
    return made;
  });
}
