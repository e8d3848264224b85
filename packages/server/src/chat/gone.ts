import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { addChange, noEffects } from '../cases/effects.ts';
import { lockCases, lockPlayers } from '../cases/lock.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { describeError } from '../db/describe-error.ts';
import { endChat } from './rules.ts';

/** Conversations ended at once. */
const BATCH = 100;

/**
 * Ends the conversations whose players have not been seen since `beforeMs`; each goes on as an ordinary case. Any node
 * may do it, and several at once.
 */
export async function endDeserted(db: Kysely<Database>, beforeMs: number): Promise<Written> {
  const found = await db
    .selectFrom('chat')
    .innerJoin('cases', 'cases.id', 'chat.case_id')
    .select(['chat.id', 'case_id', 'player_id'])
    .where('ended_at', 'is', null)
    .where('player_seen_at', '<', beforeMs)
    .orderBy('player_seen_at')
    .limit(BATCH)
    .execute();
  if (found.length === 0) return NOTHING_WRITTEN;
  return db.transaction().execute(async (trx) => {
    await lockPlayers(trx, [...new Set(found.map((row) => row.player_id))]);
    const heads = await lockCases(trx, found.map((row) => row.case_id));
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

/** Looks for deserted conversations for ever. The first time only after `goneMs`: while no node ran, nobody was seen. */
export function watchDeserted(db: Kysely<Database>, log: Logger, goneMs: number, told: (written: Written) => void) {
  const startedAt = Date.now();
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    if (Date.now() - startedAt < goneMs) return;
    told(await endDeserted(db, Date.now() - goneMs));
  };
  const timer = setInterval(() => {
    running = running
      .then(look)
      .catch((problem: unknown) => log.warn({ error: describeError(problem) }, 'could not end deserted conversations'));
  }, Math.min(goneMs, 15_000));
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
