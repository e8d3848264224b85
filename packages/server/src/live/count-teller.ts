import type { Session, Uuid, ViewCounts } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { COUNTED_FOR_MS, type ViewCounter } from '../views/view-counter.ts';
import { listViews } from '../views/view-store.ts';

/** A console that is told what its views count. */
export interface Counting {
  session(): Session;
  tell(counts: ViewCounts): void;
}

export interface CountTeller {
  /** Something happened to cases it sees: it is told soon, and once for all that happens till then. */
  stir(listener: Counting): void;
  leave(listener: Counting): void;
  stop(): Promise<void>;
}

/** Well within the two seconds after which a count must be right. */
const SOON_MS = 1_000;

export function createCountTeller(db: Kysely<Database>, counter: ViewCounter, log: Logger): CountTeller {
  /** When each is told next, and once more when saved views are counted anew. */
  const due = new Map<Counting, number>();
  const again = new Map<Counting, number>();
  const told = new WeakMap<Counting, string>();
  let telling: Promise<void> | undefined;
  const timer = setInterval(() => (telling ??= tellAll().finally(() => (telling = undefined))), SOON_MS / 2);
  timer.unref();

  async function tellAll(): Promise<void> {
    const byStaff = new Map<Uuid, Set<Counting>>();
    for (const times of [due, again]) {
      for (const [listener, at] of times) {
        if (at > Date.now()) continue;
        times.delete(listener);
        const { id } = listener.session().staff;
        byStaff.set(id, (byStaff.get(id) ?? new Set()).add(listener));
      }
    }
    for (const listeners of byStaff.values()) await tell([...listeners]);
  }

  async function tell(listeners: Counting[]): Promise<void> {
    try {
      const session = listeners[0]!.session();
      const { views } = await listViews(db, session);
      const counts = await counter.count(session, views);
      const text = JSON.stringify(counts);
      for (const listener of listeners) {
        if (told.get(listener) === text) continue;
        told.set(listener, text);
        listener.tell(counts);
      }
    } catch (problem) {
      log.warn({ error: describeError(problem) }, 'could not count the views');
    }
  }

  return {
    stir(listener) {
      if (!due.has(listener)) due.set(listener, Date.now() + SOON_MS);
      if (!again.has(listener)) again.set(listener, Date.now() + COUNTED_FOR_MS);
    },
    leave(listener) {
      due.delete(listener);
      again.delete(listener);
    },
    async stop() {
      clearInterval(timer);
      await telling;
    },
  };
}
