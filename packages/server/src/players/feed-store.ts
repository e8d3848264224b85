import { sql, type Kysely } from 'kysely';
import type { Update, Uuid } from '@savepoint/protocol';
import { insertRows } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';

/** What one commit added to one feed. */
export interface FeedPart {
  playerId: Uuid;
  /** The feed's last number before it, and with it. */
  after: number;
  end: number;
  updates: readonly Update[];
}

/**
 * In: a transaction that holds the players' row locks, and what each must learn. Out: what was added
 * at the end of their feeds. The number is counted in the locked row, so a reader that has seen 7 can never miss a 6.
 */
export async function appendFeed(trx: Kysely<Database>, updates: ReadonlyMap<Uuid, readonly Update[]>): Promise<FeedPart[]> {
  const counts = [...updates].filter(([, list]) => list.length > 0).map(([id, list]) => ({ id, count: list.length }));
  if (counts.length === 0) return [];
  const { rows: ends } = await sql<{ id: Uuid; feed_seq: number }>`
    UPDATE player SET feed_seq = feed_seq + given.count
    FROM json_to_recordset(${JSON.stringify(counts)}::json) AS given(id uuid, count int)
    WHERE player.id = given.id
    RETURNING player.id, player.feed_seq
  `.execute(trx);
  const parts = ends.map(({ id, feed_seq: end }) => {
    const list = updates.get(id) ?? [];
    return { playerId: id, after: end - list.length, end, updates: list };
  });
  const rows = parts.flatMap(({ playerId, after, updates: list }) =>
    list.map((update, index) => ({ player_id: playerId, seq: after + 1 + index, update })),
  );
  await insertRows(trx, 'feed', { player_id: 'uuid', seq: 'bigint', update: 'jsonb' }, rows);
  return parts;
}
