import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import { BEGIN, BY_KEY, COMMIT, settingsOf } from './by-key.ts';
import { inOneTrip, type RowsOf } from './in-one-trip.ts';
import { keptPlan } from './kysely-pool.ts';
import type { Database } from './schema.ts';

const LOCK_WAIT_MS = 5_000;
const STATEMENT_MS = 15_000;

/** So that a stuck transaction elsewhere does not hold up every player for ever. */
const SETTINGS = settingsOf({ ...BY_KEY, lock_timeout: `${LOCK_WAIT_MS}`, statement_timeout: `${STATEMENT_MS}` });

/** The transaction that runs. */
export interface Turn {
  trx: Kysely<Database>;
  /** Its last statement, which the commit goes along with: after one that fails nothing is committed. */
  finish<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
}

/**
 * One transaction that waits for no lock and no statement without end, and goes to the database as seldom as can be: what it
 * begins with is sent along with its beginning. Out: what `run` gave, after the commit; nothing is written when it throws.
 */
export function inTime<const First extends readonly CompiledQuery[], T>(
  db: Kysely<Database>,
  first: First,
  run: (turn: Turn, found: RowsOf<First>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (trx) => {
    let finished = false;
    try {
      const [, , ...found] = await inOneTrip(trx, [BEGIN, SETTINGS, ...first.map(keptPlan)]);
      const made = await run({
        trx,
        async finish(statement) {
          const [rows] = await inOneTrip(trx, [keptPlan(statement.compile(trx)), COMMIT]);
          finished = true;
          return rows;
        },
      }, found as RowsOf<First>);
      if (!finished) await trx.executeQuery(COMMIT);
      return made;
    } catch (problem) {
      // A connection that is lost has nothing to roll back, and the first problem says more.
      await sql`ROLLBACK`.execute(trx).catch(() => {});
      throw problem;
    }
  });
}
