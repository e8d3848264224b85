import type { Kysely } from 'kysely';
import { addChange, noEffects } from '../cases/effects.ts';
import { lockMany } from '../cases/lock-many.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { endChat } from './rules.ts';

/** Conversations ended at once. */
const BATCH = 100;

/**
 * Ends some of the conversations whose players have not been seen since `beforeMs`; each goes on as an ordinary case. Any
 * node may do it, and several at once. Out: what was written; nothing when there are none for now.
 */
export async function endDeserted(db: Kysely<Database>, beforeMs: number): Promise<Written> {
  const found = await db
    .selectFrom('chat')
    .select(['id', 'case_id'])
    .where('ended_at', 'is', null)
    .where('player_seen_at', '<', beforeMs)
    .orderBy('player_seen_at')
    .limit(BATCH)
    .execute();
  if (found.length === 0) return NOTHING_WRITTEN;
  return db.transaction().execute(async (trx) => {
    const heads = await lockMany(trx, found.map((row) => row.case_id));
    const still = await trx
      .selectFrom('chat')
      .select('id')
      .where('id', 'in', found.map((row) => row.id))
      .where('player_seen_at', '<', beforeMs)
      .execute();
    const deserted = new Set(still.map((row) => row.id));
    const effects = noEffects();
    const nowMs = Date.now();
    for (const head of heads.values()) {
      if (head.chatId && deserted.has(head.chatId)) addChange(effects, endChat(head, 'gone', nowMs));
    }
    return writeEffects(trx, effects, nowMs);
  });
}
