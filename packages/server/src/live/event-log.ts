import type { CaseSummary, StaffEvent } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { summariesOf, toSummary, type SummaryRow } from '../cases/case-store.ts';
import { readByKey } from '../db/by-key.ts';
import { insertionOf } from '../db/insert-rows.ts';
import type { Statement } from '../db/run-together.ts';
import type { Database } from '../db/schema.ts';

/**
 * Reads the staff's event log: in, a position; out, what was committed after it, in an order nothing can slip into.
 *
 * A number from a sequence is no such order: a transaction that took 6 can commit after one that took 7, and a reader
 * that has seen 7 would pass over 6 for ever. So events are read in the order of (transaction id, number), and only
 * those of transactions below `pg_snapshot_xmin`, the oldest one still running: whatever commits later has an id at or
 * above it, and so comes after everything that was read. The price is that an event waits while an older transaction
 * still writes.
 */
export interface Place {
  /** A transaction's id, as text: it has 64 bits. */
  xid: string;
  position: number;
}

export interface LoggedEvent extends Place {
  gameId: string;
  event: StaffEvent;
}

/** Adds to the end of the log, within the transaction that did what happened. */
export async function writeEvents(
  trx: Kysely<Database>,
  events: readonly { gameId: string; event: StaffEvent }[],
  nowMs: number,
): Promise<void> {
  for (const insertion of eventRows(events, nowMs)) await insertion.execute(trx);
}

/** The same as a statement, or none. */
export function eventRows(events: readonly { gameId: string; event: StaffEvent }[], nowMs: number): Statement[] {
  return insertionOf(
    'event',
    { game_id: 'text', case_id: 'uuid', event: 'jsonb', at: 'bigint' },
    events.map(({ gameId, event }) => ({ game_id: gameId, case_id: event.caseId, event, at: nowMs })),
  );
}

export interface LogPart {
  events: LoggedEvent[];
  /** The cases they are about, as they stand now. */
  cases: CaseSummary[];
  /** Where to read on. */
  end: Place;
  /** True when more is to be had at once. */
  more: boolean;
  /** True when an event is written already but an older transaction still runs. */
  heldBack: boolean;
  /** True when some that came after the position may be forgotten. */
  forgotten: boolean;
}

/** Before everything that is not certain to be in a list read after this. */
export async function currentPlace(db: Kysely<Database>): Promise<Place> {
  const { rows } = await sql<{ xid: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid`.execute(db);
  return { xid: rows[0]!.xid, position: 0 };
}

export async function readLog(db: Kysely<Database>, after: Place, limit: number): Promise<LogPart> {
  // One statement sees one snapshot: the events, the horizon and what lies beyond it belong together.
  const reading = sql<{ horizon: string; heldBack: boolean; forgotten: boolean; events: LoggedEvent[] | null; cases: SummaryRow[] | null }>`
    WITH now AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon), found AS MATERIALIZED (
      SELECT event.xid, position, game_id, case_id, event FROM event, now
      WHERE (event.xid, position) > (${after.xid}::xid8, ${after.position}::bigint) AND event.xid < horizon
      ORDER BY event.xid, position LIMIT ${limit + 1}::int
    )
    SELECT horizon::text, EXISTS (SELECT FROM event WHERE xid >= horizon) AS "heldBack",
      (SELECT events_forgotten_to FROM deployment) >= ${after.xid}::xid8 AS forgotten, (
      SELECT json_agg(json_build_object('xid', xid::text, 'position', position, 'gameId', game_id, 'event', event)
        ORDER BY xid, position) FROM found
    ) AS events, (
      SELECT json_agg(summary) FROM (${summariesOf(db, sql`SELECT case_id FROM found`)}) summary
    ) AS cases FROM now
  `;
  const [read] = await readByKey(db, reading);
  const { horizon, heldBack, forgotten, events: found, cases } = read!;
  const events = (found ?? []).slice(0, limit);
  const more = (found ?? []).length > limit;
  const last = events.at(-1);
  const horizonPlace = isAfter({ xid: horizon, position: 0 }, after) ? { xid: horizon, position: 0 } : after;
  const end = more && last ? { xid: last.xid, position: last.position } : horizonPlace;
  return { events, cases: (cases ?? []).map(toSummary), end, more, heldBack, forgotten };
}

export function isAfter(one: Place, other: Place): boolean {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  return a > b || (a === b && one.position > other.position);
}

export function writePlace(epoch: string, place: Place): string {
  return `${epoch}.${place.xid}.${place.position}`;
}

/** The place a cursor names, or null when it is of another database, or beyond the end of this one. */
export function readPlace(cursor: unknown, epoch: string, now: Place): Place | null {
  const [, given, xid, position] = /^(\w+)\.(\d{1,19})\.(\d{1,15})$/.exec(String(cursor)) ?? [];
  if (given !== epoch || xid === undefined) return null;
  const place = { xid, position: Number(position) };
  return BigInt(place.xid) > BigInt(now.xid) ? null : place;
}
