import type { Prng } from './prng.ts';

/** A number of cases and now go in; the times at which they were opened come out, oldest first. */
export const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
export const DAYS = 30;

/** How busy each local hour is: quiet before dawn, full in the evening. */
const RHYTHM = [5, 3, 2, 1, 1, 1, 2, 4, 5, 5, 6, 7, 9, 8, 7, 8, 9, 11, 13, 15, 17, 17, 14, 9] as const;

/** An hour of the day as the world sees it: players live everywhere, but more in the east. */
const OFFSETS = [-6, -3, 0, 1, 1, 3, 5, 7, 8, 8, 9] as const;

export interface Window {
  fromDays: number;
  toDays: number;
}

export function spreadTimes(random: Prng, count: number, now: number, window: Window): number[] {
  const times = Array.from({ length: count }, () => {
    const localHour = random.weighted(RHYTHM.map((weight, hour) => [hour, weight] as const));
    const daysAgo = random.between(window.toDays, window.fromDays);
    const midnight = Math.floor((now - daysAgo * DAY_MS) / DAY_MS) * DAY_MS;
    const at = midnight + (localHour - random.pick(OFFSETS)) * HOUR_MS + random.int(0, HOUR_MS);
    // The day's rhythm may carry a time out of its window: then it is the same hour of a neighbouring day.
    if (at > now - 4 * 60_000 - window.toDays * DAY_MS) return at - DAY_MS;
    return at < now - window.fromDays * DAY_MS ? at + DAY_MS : at;
  });
  return times.toSorted((a, b) => a - b);
}

/** The last hours always have something in them, whenever the playground is started. */
export function recentTimes(random: Prng, count: number, now: number): number[] {
  return Array.from({ length: count }, () => now - random.int(4, 9 * 60) * 60_000).toSorted((a, b) => a - b);
}
