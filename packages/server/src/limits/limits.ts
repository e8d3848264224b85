import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../http/problem.ts';
import { CAPS, RATES, type Caps, type LimitOptions, type RateName } from './rates.ts';

export interface Limits {
  caps: Caps;
  /** Counts `points` of something under a key. Out: milliseconds to wait when that was too much; 0: go ahead. */
  take(rate: RateName, key: string, points?: number): Promise<number>;
  /** As `take`, but throws `too_many_requests` with the time to wait. */
  demand(rate: RateName, key: string, points?: number): Promise<void>;
}

/** Asked with every request: a round trip for each would cost more than it saves. */
const OF_EACH_NODE: ReadonlySet<RateName> = new Set(['requestsPerAddress', 'syncsPerPlayer']);

/**
 * Counts what comes in. In memory, or, where all nodes shall count together, in Redis; while that cannot be reached each
 * node counts for itself rather than refuse everybody.
 */
export function createLimits({ rates, caps }: LimitOptions = {}, redis?: Redis): Limits {
  const counters = new Map(
    (Object.keys(RATES) as RateName[]).map((name) => {
      const { count, perMs } = rates?.[name] ?? RATES[name];
      const bounds = { keyPrefix: `limit:${name}`, points: count, duration: perMs / 1_000 };
      const own = new RateLimiterMemory(bounds);
      const shared = redis && !OF_EACH_NODE.has(name);
      return [name, shared ? new RateLimiterRedis({ ...bounds, storeClient: redis, insuranceLimiter: own }) : own] as const;
    }),
  );

  async function take(rate: RateName, key: string, points = 1): Promise<number> {
    try {
      await counters.get(rate)!.consume(key, points);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, refused.msBeforeNext);
    }
  }

  return {
    caps: { ...CAPS, ...caps },
    take,
    async demand(rate, key, points) {
      const retryAfterMs = await take(rate, key, points);
      if (retryAfterMs > 0) throw new ProblemError('too_many_requests', { retryAfterMs });
    },
  };
}
