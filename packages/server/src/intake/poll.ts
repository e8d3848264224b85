/** What of a player's cases decides how soon the client should ask again. */
export interface PollFacts {
  /** Cases that are open or answered. */
  unclosed: number;
  /** Cases that wait for an agent. */
  waiting: number;
  /** Cases whose last word is an agent's and is not read yet. */
  unread: number;
  /** When any of them last changed; 0 without cases. */
  lastActivityAt: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** While a conversation is on screen. */
const WATCHING_MS = 3_000;

/** Longest pause by the time since the last activity. */
const PACE: [untilMs: number, pollMs: number][] = [
  [10 * MINUTE_MS, 0],
  [DAY_MS, 30_000],
  [7 * DAY_MS, 2 * MINUTE_MS],
  [Number.POSITIVE_INFINITY, 5 * MINUTE_MS],
];

/** In: the player's cases. Out: milliseconds until the next sync; 0: none is needed until the player does something. */
export function nextPollMs(facts: PollFacts, nowMs: number, floorMs: number, watching: boolean): number {
  if (watching) return Math.min(WATCHING_MS, floorMs);
  if (facts.unclosed === 0 && facts.unread === 0) return 0;
  const quietMs = nowMs - facts.lastActivityAt;
  const [, paceMs] = PACE.find(([untilMs]) => quietMs < untilMs) ?? PACE[PACE.length - 1]!;
  // Answered and read: an agent may add a word soon after, but later nobody waits for anything.
  if (facts.waiting === 0 && facts.unread === 0 && paceMs > 0) return Math.max(5 * MINUTE_MS, floorMs);
  return Math.max(paceMs, floorMs);
}
