import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { makeDueWords } from './word-store.ts';

export interface WordKeeper {
  /** Something was said on this node. */
  nudge(): void;
  stop(): Promise<void>;
}

/** What a case learns within this time is written at once: its words are entered in their index anew each time. */
const REST_MS = 5_000;

/** Makes the words of what this node writes, soon after. What a node leaves when it is killed a job makes. */
export function keepWords(db: Kysely<Database>, log: Logger): WordKeeper {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isNudged = false;

  async function run(): Promise<void> {
    while (isNudged && !stopping.signal.aborted) {
      isNudged = false;
      await makeDueWords(db, stopping.signal).catch((problem: unknown) => {
        log.warn({ error: describeError(problem) }, 'could not make the words of cases');
      });
      await sleep(REST_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
    running = null;
  }

  return {
    nudge() {
      isNudged = true;
      running ??= run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
