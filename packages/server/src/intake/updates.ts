import { LIMITS, type SyncAnswer, type Update, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { FeedPart } from '../players/feed-store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { nextPollMs } from './poll.ts';

export interface UpdatesAsked {
  playerId: Uuid;
  /** When the token was made that asks. */
  issuedAtMs: number;
  cursor: string | null;
  /** A conversation is on screen. */
  watching: boolean;
}

/** The half of a sync's answer that is about updates. */
export type UpdatesAnswer = Omit<SyncAnswer, 'results'>;

/** What a commit has just added to a player's feed. */
export interface Fresh {
  part: FeedPart;
  /** One of the player's cases that it wrote waits for an agent. */
  waits: boolean;
}

/**
 * In: what was asked along with envelopes, and what their commit came to. Out: the answer, which needs no look into the
 * database when the client had all of the feed before; null when it has to be read.
 */
export function answerFresh(
  { part, waits }: Fresh,
  { cursor, watching }: Pick<UpdatesAsked, 'cursor' | 'watching'>,
  epoch: string,
  pollFloorMs: number,
): UpdatesAnswer | null {
  if (readCursor(cursor, epoch) !== part.after || part.updates.length > LIMITS.updatesPerSync) return null;
  // Of cases that nobody waits for only the database knows how many there are.
  if (!waits && !watching) return null;
  const nowMs = Date.now();
  const facts = { unclosed: 1, waiting: 1, unread: 0, lastActivityAt: nowMs };
  return {
    updates: [...part.updates],
    cursor: writeCursor(epoch, part.end),
    nextPollMs: nextPollMs(facts, nowMs, pollFloorMs, watching),
  };
}

interface Found {
  nth: number;
  feedSeq: number;
  tokensFrom: number;
  unclosed: number;
  waiting: number;
  unread: number;
  lastActivityAt: number;
  updates: { seq: number; update: Update }[] | null;
}

/**
 * In: players and their cursors. Out: for each what it has to learn, or null for a player this database does not know.
 * One statement for all: each reads only its own rows of two indexes, and many polls cost one round trip.
 */
export async function readUpdates(
  db: Kysely<Database>,
  epoch: string,
  pollFloorMs: number,
  asked: readonly UpdatesAsked[],
): Promise<(UpdatesAnswer | null)[]> {
  const cursors = asked.map(({ cursor }) => readCursor(cursor, epoch));
  const afters = cursors.map((cursor) => (typeof cursor === 'number' ? cursor : 0));
  const { rows } = await sql<Found>`
    SELECT nth, feed_seq AS "feedSeq", tokens_from AS "tokensFrom", c.*, f.updates
    FROM unnest(${asked.map((one) => one.playerId)}::uuid[], ${afters}::bigint[])
      WITH ORDINALITY AS asked(player_id, after, nth)
    JOIN player ON player.id = asked.player_id,
    LATERAL (
      SELECT count(*) FILTER (WHERE state <> 'closed') AS unclosed,
        count(*) FILTER (WHERE state = 'open') AS waiting,
        count(*) FILTER (WHERE last_from = 'staff' AND player_read_seq < last_seq) AS unread,
        coalesce(max(updated_at), 0) AS "lastActivityAt"
      FROM cases WHERE cases.player_id = asked.player_id
    ) c,
    LATERAL (
      SELECT json_agg(part) AS updates FROM (
        SELECT seq, update FROM feed
        WHERE feed.player_id = asked.player_id AND seq > CASE WHEN after <= feed_seq THEN after ELSE 0 END
        ORDER BY seq LIMIT ${LIMITS.updatesPerSync + 1}::int
      ) part
    ) f
  `.execute(db);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return asked.map(({ watching, issuedAtMs }, index) => {
    const row = found.get(index + 1);
    if (!row || issuedAtMs < row.tokensFrom) return null;
    const cursor = cursors[index];
    // A number beyond the feed's end is of a database that was set back since: what it named is no longer there.
    const reset = cursor === 'foreign' || (typeof cursor === 'number' && cursor > row.feedSeq);
    const sent = (row.updates ?? []).slice(0, LIMITS.updatesPerSync);
    return {
      updates: sent.map(({ update }) => update),
      cursor: writeCursor(epoch, sent.at(-1)?.seq ?? (reset ? 0 : afters[index]!)),
      ...(reset && { reset }),
      ...((row.updates?.length ?? 0) > sent.length && { more: true }),
      nextPollMs: nextPollMs(row, Date.now(), pollFloorMs, watching),
    };
  });
}
