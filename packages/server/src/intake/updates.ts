import { LIMITS, type SyncAnswer, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readFeed } from '../players/feed-store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { nextPollMs } from './poll.ts';

export interface UpdatesAsked {
  playerId: Uuid;
  cursor: string | null;
  watching: boolean;
  pollFloorMs: number;
}

/** In: a player and a cursor. Out: the answer's half about updates, or null for a player this database does not know. */
export async function readUpdates(
  db: Kysely<Database>,
  epoch: string,
  asked: UpdatesAsked,
): Promise<Omit<SyncAnswer, 'results'> | null> {
  const { rows } = await sql<{
    feedSeq: number;
    unclosed: number;
    waiting: number;
    unread: number;
    lastActivityAt: number;
  }>`
    SELECT feed_seq AS "feedSeq", c.* FROM player, LATERAL (
      SELECT count(*) FILTER (WHERE state <> 'closed') AS unclosed,
        count(*) FILTER (WHERE state = 'open') AS waiting,
        count(*) FILTER (WHERE last_from = 'staff' AND player_read_seq < last_seq) AS unread,
        coalesce(max(updated_at), 0) AS "lastActivityAt"
      FROM cases WHERE player_id = player.id
    ) c WHERE id = ${asked.playerId}
  `.execute(db);
  const facts = rows[0];
  if (!facts) return null;
  const { after, reset } = readCursor(asked.cursor, epoch, facts.feedSeq);
  const found = await readFeed(db, asked.playerId, after, LIMITS.updatesPerSync + 1);
  const sent = found.slice(0, LIMITS.updatesPerSync);
  return {
    updates: sent.map((row) => row.update),
    cursor: writeCursor(epoch, sent.at(-1)?.seq ?? after),
    ...(reset && { reset: true }),
    ...(found.length > sent.length && { more: true }),
    nextPollMs: nextPollMs(facts, Date.now(), asked.pollFloorMs, asked.watching),
  };
}
