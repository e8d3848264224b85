import { LIMITS } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { inBatches } from '../db/in-batches.ts';
import type { Database } from '../db/schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A day longer than promised, for clocks that differ. */
const KEPT_MS = LIMITS.resultsKeptMs + DAY_MS;
const BATCH = 2_000;

/** In: a database and the time. Out: how many results too old to be promised were forgotten. */
export const forgetResults = (db: Kysely<Database>, nowMs: number, goesOn = () => true): Promise<number> =>
  inBatches(BATCH, (most) => forgetSome(db, nowMs - KEPT_MS, most), goesOn);

async function forgetSome(db: Kysely<Database>, before: number, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM envelope_result WHERE (player_id, envelope_id) IN (
      SELECT player_id, envelope_id FROM envelope_result WHERE stored_at < ${before}::bigint
      ORDER BY stored_at LIMIT ${most}::int
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
