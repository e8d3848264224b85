import { ProblemError } from '../http/problem.ts';

/** How many readings may be under way at once, and how many more of one reader may wait. */
export interface TurnCaps {
  all: number;
  each: number;
  waitingOfEach: number;
  /** What a reader is told to wait who has too many waiting. */
  retryAfterMs: number;
}

/** Lets readings of the database run in turns; `who` is the reader. Throws `too_many_requests`. */
export type Turns = <T>(who: string, read: () => Promise<T>) => Promise<T>;

interface Waiting {
  who: string;
  begin(): void;
}

/**
 * Each reading holds a connection for as long as it takes. So few at once leave the others to players; so few of one reader
 * leave some to the other readers, whose turn comes before the next of one who has as many under way as one may.
 */
export function createTurns({ all, each, waitingOfEach, retryAfterMs }: TurnCaps): Turns {
  const running = new Map<string, number>();
  let total = 0;
  let waiting: Waiting[] = [];

  const runningOf = (who: string) => running.get(who) ?? 0;

  function next(): void {
    const found = total < all ? waiting.find(({ who }) => runningOf(who) < each) : undefined;
    if (!found) return;
    waiting = waiting.filter((one) => one !== found);
    total++;
    running.set(found.who, runningOf(found.who) + 1);
    found.begin();
  }

  return async (who, read) => {
    if (waiting.filter((one) => one.who === who).length >= waitingOfEach) throw new ProblemError('too_many_requests', { retryAfterMs });
    await new Promise<void>((begin) => {
      waiting.push({ who, begin });
      next();
    });
    try {
      return await read();
    } finally {
      total--;
      const left = runningOf(who) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
      next();
    }
  };
}
