/** In: failed tries by a key. Out: how long that key has to wait before the next one. */
export interface Throttle {
  /** Milliseconds to wait; 0: go ahead. A try that goes ahead counts as failed until `succeeded`. */
  begin(key: string, nowMs: number): number;
  succeeded(key: string): void;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** So long after the last try everything is forgotten. */
const FORGET_MS = 60 * 60_000;
/** Above this the oldest are forgotten: a flood of made-up keys must not fill the memory. */
const MOST_KEYS = 10_000;

/** Each node counts for itself: with several, an attacker has a few tries more, which the doubling makes harmless. */
export function createThrottle(): Throttle {
  const tries = new Map<string, { count: number; lastAt: number }>();
  return {
    begin(key, nowMs) {
      const known = tries.get(key);
      const past = known && nowMs - known.lastAt < FORGET_MS ? known : { count: 0, lastAt: 0 };
      const waitMs = past.lastAt + waitAfter(past.count) - nowMs;
      if (past.count > 0 && waitMs > 0) return waitMs;
      tries.delete(key);
      tries.set(key, { count: past.count + 1, lastAt: nowMs });
      if (tries.size > MOST_KEYS) tries.delete(tries.keys().next().value!);
      return 0;
    },
    succeeded: (key) => void tries.delete(key),
  };
}

/** Milliseconds between the try after `count` failed ones and the last of them. */
export function waitAfter(count: number): number {
  if (count < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS);
}
