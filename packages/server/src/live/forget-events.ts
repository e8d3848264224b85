import { sql, type Kysely } from 'kysely';
import { inBatches } from '../db/in-batches.ts';
import type { Database } from '../db/schema.ts';

/** A console that was away for longer loads its list anew, as one does that has missed much. */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;
const BATCH = 2_000;

/** In: a database and the time. Out: how many events were forgotten, the oldest first; `readLog` tells whose place was before them. */
export const forgetEvents = (db: Kysely<Database>, nowMs: number, goesOn = () => true): Promise<number> =>
  inBatches(BATCH, (most) => forgetSome(db, nowMs - KEPT_MS, most), goesOn);

/** Up to the first that is young enough, whatever comes after it: nodes' clocks differ, and what is forgotten has no gaps. */
async function forgetSome(db: Kysely<Database>, before: number, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    WITH oldest AS (
      SELECT xid, position, bool_and(at < ${before}::bigint) OVER (ORDER BY xid, position) AS old
      FROM (SELECT xid, position, at FROM event ORDER BY xid, position LIMIT ${most}::int) AS first
    ), gone AS (
      DELETE FROM event USING oldest
      WHERE event.xid = oldest.xid AND event.position = oldest.position AND oldest.old
      RETURNING event.xid
    ), noted AS (
      UPDATE deployment SET events_forgotten_to = greatest(events_forgotten_to, (SELECT max(xid) FROM gone))
      WHERE EXISTS (SELECT FROM gone)
    )
    SELECT count(*) AS count FROM gone
  `.execute(db);
  return Number(rows[0]!.count);
}
