import type { StaffPush } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { currentPlace, isAfter, readLog, readPlace, writePlace, type LogPart, type Place } from './event-log.ts';

/** A console that follows the log. */
export interface Follower {
  /** The games it may see now. */
  games: ReadonlySet<string>;
  push(push: StaffPush): void;
}

export interface Tail {
  /** The follower gets what it missed since its cursor, then everything, in order and without a gap. */
  follow(follower: Follower, cursor: unknown): void;
  leave(follower: Follower): void;
  /** Something was committed on this node: look at once. */
  nudge(): void;
  stop(): Promise<void>;
}

/** For what other nodes commit and do not tell. */
const POLL_MS = 1_000;
const HELD_BACK_MS = 30;
const EVENTS_AT_ONCE = 500;
/** Who has missed more loads the list anew. */
const MOST_MISSED = 1_000;

/**
 * In: the log in the database. Out: pushes to this node's followers. One loop does everything, so a follower that
 * joins is brought to the very place the loop stands at before it reads on. Each follower gets a part of the log in
 * one push with one cursor: by rooms per game, somebody cut off between two of them would pass over the second.
 */
export function createTail(db: Kysely<Database>, epoch: string, log: Logger, pollMs = POLL_MS): Tail {
  const followers = new Set<Follower>();
  const joining = new Map<Follower, unknown>();
  let place: Place | null = null;
  let stopped = false;
  let nudged = false;
  let wake = () => {};
  const loop = run();

  async function run(): Promise<void> {
    while (!stopped) {
      let waitMs = pollMs;
      try {
        waitMs = await step();
      } catch (problem) {
        log.warn({ error: describeError(problem) }, 'could not read the event log');
      }
      if (!nudged && !stopped) await pause(waitMs);
      nudged = false;
    }
  }

  async function step(): Promise<number> {
    if (followers.size === 0 && joining.size === 0) {
      // Nobody listens: the place is forgotten, and the next one to come sets it.
      place = null;
      return Number.POSITIVE_INFINITY;
    }
    place ??= await currentPlace(db);
    for (const [follower, cursor] of joining) {
      await catchUp(follower, cursor, place);
      // It may have left, or asked anew, meanwhile.
      if (!joining.has(follower) || joining.get(follower) !== cursor) continue;
      joining.delete(follower);
      followers.add(follower);
    }
    const part = await readLog(db, place, EVENTS_AT_ONCE);
    // A node that slept for days.
    if (part.forgotten) followers.forEach((follower) => startAnew(follower, part.end));
    else deliver(followers, part, part.end);
    place = part.end;
    return part.more ? 0 : part.heldBack ? HELD_BACK_MS : pollMs;
  }

  async function catchUp(follower: Follower, cursor: unknown, until: Place): Promise<void> {
    const from = readPlace(cursor, epoch, await currentPlace(db));
    const part = from && (await readLog(db, from, MOST_MISSED));
    if (!part || part.more || part.forgotten) return startAnew(follower, until);
    deliver([follower], { ...part, events: part.events.filter((event) => !isAfter(event, until)) }, until);
  }

  function startAnew(follower: Follower, end: Place): void {
    follower.push({ cursor: writePlace(epoch, end), events: [], cases: [], reset: true });
  }

  function deliver(to: Iterable<Follower>, part: Pick<LogPart, 'events' | 'cases'>, end: Place): void {
    const cursor = writePlace(epoch, end);
    for (const { games, push } of to) {
      const events = part.events.filter(({ gameId }) => games.has(gameId)).map(({ event }) => event);
      if (events.length === 0) continue;
      const about = new Set(events.map(({ caseId }) => caseId));
      push({ cursor, events, cases: part.cases.filter(({ id }) => about.has(id)) });
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function nudge(): void {
    nudged = true;
    wake();
  }

  return {
    follow(follower, cursor) {
      followers.delete(follower);
      joining.set(follower, cursor);
      nudge();
    },
    leave(follower) {
      followers.delete(follower);
      joining.delete(follower);
    },
    nudge,
    async stop() {
      stopped = true;
      nudge();
      await loop;
    },
  };
}
