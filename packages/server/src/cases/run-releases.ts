import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { nextDueMs, readDue } from './held-store.ts';
import { release } from './release.ts';
import type { Written } from './write-effects.ts';

export interface Releases {
  /** A reply is held from now on: when it is due is looked at. */
  look(): void;
  stop(): Promise<void>;
}

export interface ReleaseParts {
  db: Kysely<Database>;
  log: Logger;
  /** Told what each release has written. */
  told(written: Written): void;
}

/** For what other nodes hold, and have left. */
const POLL_MS = 5_000;
const AT_ONCE = 100;
/** A clock of the database and a timer of ours never agree to the millisecond. */
const LATE_MS = 10;

/** Sends held replies when they are due, those of nodes that are gone too. Any number of nodes may do so. */
export function startReleases({ db, log, told }: ReleaseParts): Releases {
  let waiting = new AbortController();
  let looks = 0;
  let stopped = false;
  const running = run();

  async function run(): Promise<void> {
    while (!stopped) {
      const before = looks;
      const waitMs = await step().catch((problem: unknown) => {
        log.warn({ error: describeError(problem) }, 'could not look for held replies');
        return POLL_MS;
      });
      if (stopped || before !== looks) continue;
      waiting = new AbortController();
      await sleep(waitMs, undefined, { signal: waiting.signal, ref: false }).catch(() => {});
    }
  }

  async function step(): Promise<number> {
    const due = await readDue(db, AT_ONCE);
    let failed = false;
    for (const held of due) {
      try {
        told(await release(db, held));
      } catch (problem) {
        failed = true;
        log.warn({ held: held.id, error: describeError(problem) }, 'could not send a held reply');
      }
    }
    if (failed) return POLL_MS;
    if (due.length === AT_ONCE) return 0;
    return Math.min(POLL_MS, Math.max(0, (await nextDueMs(db)) ?? POLL_MS) + LATE_MS);
  }

  const look = () => {
    looks++;
    waiting.abort();
  };
  return {
    look,
    async stop() {
      stopped = true;
      look();
      await running;
    },
  };
}
