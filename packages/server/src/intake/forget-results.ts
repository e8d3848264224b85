import { LIMITS } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A day longer than promised, for clocks that differ. */
const KEPT_MS = LIMITS.resultsKeptMs + DAY_MS;
/** So few that the rows are locked for a moment only, and what intake writes meanwhile waits for nothing. */
const BATCH = 2_000;

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

async function forgetSome(db: Kysely<Database>, before: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM envelope_result WHERE (player_id, envelope_id) IN (
      SELECT player_id, envelope_id FROM envelope_result WHERE stored_at < ${before}::bigint
      ORDER BY stored_at LIMIT ${BATCH}::int
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
