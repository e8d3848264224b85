import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';

export interface FeedCheckParts {
  db: Kysely<Database>;
  log: Logger;
  /** Whether other nodes tell us what they commit. */
  told(): boolean;
  /** The players with a socket here. */
  listeners(): Iterable<Uuid>;
  /** This player's feed may have more than its client was told. */
  moved(playerId: Uuid, seq: number): void;
  /** This player's tokens that were made before, in milliseconds since 1970, hold no more. */
  calledBack(playerId: Uuid, tokensFrom: number): void;
  /** Runs with each check. */
  checked(): void;
}

const CHECK_MS = 2_000;

/**
 * While other nodes cannot tell what they commit, the feeds of this node's listeners are looked at instead, all in one
 * query; and once more when they can again, for what was lost in between.
 */
export function watchFeeds({ db, log, told, listeners, moved, calledBack, checked }: FeedCheckParts): { stop(): Promise<void> } {
  let known = new Map<Uuid, number>();
  let wereTold = true;
  let running: Promise<void> = Promise.resolve();

  async function check(): Promise<void> {
    const toldNow = told();
    const needed = !toldNow || !wereTold;
    wereTold = toldNow;
    const ids = needed ? [...new Set(listeners())] : [];
    if (ids.length === 0) return known.clear();
    const { rows } = await sql<{ id: Uuid; seq: number; tokensFrom: number }>`
      SELECT id, feed_seq AS seq, tokens_from AS "tokensFrom" FROM player WHERE id = ANY(${ids}::uuid[])
    `.execute(db);
    for (const { id, seq, tokensFrom } of rows) {
      calledBack(id, tokensFrom);
      if (known.get(id) !== seq) moved(id, seq);
    }
    known = new Map(rows.map(({ id, seq }) => [id, seq]));
    checked();
  }

  const timer = setInterval(() => {
    running = running.then(check).catch((problem: unknown) => {
      // Whatever was missed meanwhile is looked for the next time.
      wereTold = false;
      log.warn({ error: describeError(problem) }, 'could not look at the feeds');
    });
  }, CHECK_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
