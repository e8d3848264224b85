import { setTimeout as sleep } from 'node:timers/promises';
import type { BulkProgress, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Written } from '../cases/write-effects.ts';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { changeSlice } from './change-slice.ts';
import { readBulk, unfinishedBulks } from './bulk-store.ts';

export interface BulkParts {
  db: Kysely<Database>;
  log: Logger;
  /** Told what each slice has written. */
  told(written: Written): void;
  /** Told how far it is, for the one who asked. */
  tell(staffId: Uuid, progress: BulkProgress): void;
}

export interface BulkRunner {
  /** Goes on with a change in the background, if this node is not at it already. */
  go(id: Uuid): void;
  /** Goes on with what other nodes have left. Out: how many there were. */
  resume(): Promise<number>;
  stop(): Promise<void>;
}

/** Locks are held for a slice. */
const SLICE = 100;
/** Between slices, so that players and colleagues get in. */
const REST_MS = 5;

/** Carries out changes of many cases. Where a slice fails its cases are tried one by one, so that each fails for itself. */
export function createBulkRunner({ db, log, told, tell }: BulkParts): BulkRunner {
  const running = new Map<Uuid, Promise<void>>();
  const wanted = new Set<Uuid>();
  let stopped = false;

  async function run(id: Uuid): Promise<void> {
    const staffId = (await db.selectFrom('bulk').select('staff_id').where('id', '=', id).executeTakeFirst())?.staff_id;
    if (staffId === undefined) return;
    let singly = 0;
    while (!stopped) {
      try {
        const written = await changeSlice(db, id, singly > 0 ? 1 : SLICE);
        if (!written) break;
        singly = Math.max(0, singly - 1);
        told(written);
      } catch (problem) {
        log.warn({ bulk: id, error: describeError(problem) }, 'could not change some cases');
        // One alone is given up by itself: the database is in trouble, and the rest waits until somebody resumes it.
        if (singly > 0) throw problem;
        singly = SLICE;
      }
      const progress = await readBulk(db, id, staffId);
      if (progress) tell(staffId, progress);
      await sleep(REST_MS);
    }
    const progress = await readBulk(db, id, staffId);
    if (progress) tell(staffId, progress);
  }

  function go(id: Uuid): void {
    if (stopped) return;
    // It may be at its end, and what was asked for just now begun after that.
    if (running.has(id)) return void wanted.add(id);
    const done = run(id)
      .catch((problem: unknown) => log.warn({ bulk: id, error: describeError(problem) }, 'a change of many cases waits'))
      .finally(() => {
        running.delete(id);
        if (wanted.delete(id)) go(id);
      });
    running.set(id, done);
  }

  return {
    go,
    async resume() {
      const left = (await unfinishedBulks(db)).filter((id) => !running.has(id));
      left.forEach(go);
      return left.length;
    },
    async stop() {
      stopped = true;
      await Promise.all(running.values());
    },
  };
}
