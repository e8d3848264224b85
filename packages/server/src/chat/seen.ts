import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/schema.ts';

/** Which players are in their conversations, as the database should know. */
export interface Seen {
  /** The player has the case on screen. */
  mark(playerId: Uuid, caseId: Uuid): void;
  stop(): Promise<void>;
}

/** What is seen is written so often, all at once. */
const WRITE_MS = 10_000;

export function createSeen(db: Kysely<Database>, log: Logger): Seen {
  let seen = new Map<Uuid, Uuid>();
  let writing: Promise<unknown> = Promise.resolve();

  async function write(): Promise<void> {
    if (seen.size === 0) return;
    const [cases, players] = [[...seen.keys()], [...seen.values()]];
    seen = new Map();
    // A row that is being changed is passed over: this one is only about time, and must wait for nobody.
    await sql`
      UPDATE chat SET player_seen_at = ${Date.now()}::bigint WHERE id IN (
        SELECT chat.id FROM unnest(${cases}::uuid[], ${players}::uuid[]) AS given(case_id, player_id)
        JOIN cases ON cases.id = given.case_id AND cases.player_id = given.player_id
        JOIN chat ON chat.id = cases.chat_id AND chat.ended_at IS NULL
        FOR UPDATE OF chat SKIP LOCKED
      )
    `.execute(db);
  }

  const timer = setInterval(() => {
    writing = write().catch(() => log.warn('could not note who is in a conversation'));
  }, WRITE_MS);
  timer.unref();
  return {
    mark: (playerId, caseId) => void seen.set(caseId, playerId),
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
