import { LIMITS } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A day longer than promised, for clocks that differ. */
const KEPT_MS = LIMITS.resultsKeptMs + DAY_MS;
/** So few that the rows are locked for a moment only, and what intake writes meanwhile waits for nothing. */
const BATCH = 2_000;
/** After the start, which has enough to do. */
const FIRST_MS = 60_000;
/** Any number will do; every node takes the same one. */
const FORGET_LOCK = 7_283_502;

/** In: a database and the time. Out: how many results too old to be promised were forgotten. */
export async function forgetResults(db: Kysely<Database>, nowMs: number, goesOn = () => true): Promise<number> {
  let total = 0;
  let count = BATCH;
  while (count === BATCH && goesOn()) {
    count = await forgetSome(db, nowMs - KEPT_MS);
    total += count;
  }
  return total;
}

/** One batch. Nothing while another node is at it. */
async function forgetSome(db: Kysely<Database>, before: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`
      SELECT pg_try_advisory_xact_lock(${sql.lit(FORGET_LOCK)}) AS mine
    `.execute(trx);
    if (!rows[0]?.mine) return 0;
    const { numAffectedRows } = await sql`
      DELETE FROM envelope_result WHERE (player_id, envelope_id) IN (
        SELECT player_id, envelope_id FROM envelope_result WHERE stored_at < ${before}::bigint
        ORDER BY stored_at LIMIT ${BATCH}::int
      )
    `.execute(trx);
    return Number(numAffectedRows ?? 0);
  });
}

/** Forgets once a day, for as long as the server runs. `stop` resolves when nothing is being deleted. */
export function forgetDaily(db: Kysely<Database>, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer = setTimeout(begin, FIRST_MS).unref();

  function begin(): void {
    running = forgetResults(db, Date.now(), () => !stopped).then(
      (count) => log.info({ count }, 'forgot old results'),
      (problem: unknown) => log.warn({ error: describeError(problem) }, 'could not forget old results'),
    );
    timer = setTimeout(begin, DAY_MS).unref();
  }

  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
