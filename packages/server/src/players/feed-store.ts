import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Update, Uuid } from '@savepoint/protocol';
import { rowsOf } from '../db/insert-rows.ts';
import { runTogether, type Statement } from '../db/run-together.ts';
import type { Database } from '../db/schema.ts';

/** What one commit added to one feed. */
export interface FeedPart {
  playerId: Uuid;
  /** The feed's last number before it, and with it. */
  after: number;
  end: number;
  updates: readonly Update[];
  /** Sockets that are told of it in an answer. */
  answered?: readonly string[];
}

/** What is to be added to feeds, as statements for `runTogether`. */
export interface Feeding {
  named: Record<string, Statement>;
  result: RawBuilder<FeedEnd>;
  /** In: what `result` gave. Out: what was added. */
  partsOf(ends: readonly FeedEnd[]): FeedPart[];
}

interface FeedEnd {
  id: Uuid;
  end: number;
}

/**
 * In: what each player must learn; their rows have to be locked. Out: what adds it at the end of their feeds. The number
 * is counted in the locked row, so a reader that has seen 7 can never miss a 6.
 */
export function feedingOf(updates: ReadonlyMap<Uuid, readonly Update[]>): Feeding | null {
  const counts = [...updates].filter(([, list]) => list.length > 0).map(([id, list]) => ({ id, count: list.length }));
  if (counts.length === 0) return null;
  const rows = counts.flatMap(({ id }) => updates.get(id)!.map((update, index) => ({ id, nth: index + 1, update })));
  return {
    named: {
      moved: sql`
        UPDATE player SET feed_seq = feed_seq + given.count FROM ${rowsOf({ id: 'uuid', count: 'int' }, counts)}
        WHERE player.id = given.id RETURNING player.id, player.feed_seq, given.count
      `,
      fed: sql`
        INSERT INTO feed (player_id, seq, update) SELECT moved.id, moved.feed_seq - moved.count + given.nth, given.update
        FROM ${rowsOf({ id: 'uuid', nth: 'int', update: 'jsonb' }, rows)} JOIN moved ON moved.id = given.id
      `,
    },
    result: sql<FeedEnd>`SELECT id, feed_seq AS "end" FROM moved`,
    partsOf: (ends) =>
      ends.map(({ id, end }) => {
        const list = updates.get(id) ?? [];
        return { playerId: id, after: end - list.length, end, updates: list };
      }),
  };
}

/** The same by itself. */
export async function appendFeed(trx: Kysely<Database>, updates: ReadonlyMap<Uuid, readonly Update[]>): Promise<FeedPart[]> {
  const feeding = feedingOf(updates);
  return feeding ? feeding.partsOf(await runTogether(trx, [], feeding.named, feeding.result)) : [];
}
