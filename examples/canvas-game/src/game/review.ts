/**
 * The anti-cheat of a small studio: a finished run goes in, a verdict comes out. It is wrong now and then on purpose,
 * one run in three, so that there is something to appeal.
 */
export interface Run {
  /** Names the run in a report. */
  id: string;
  /** Counts this player's runs from 1. */
  number: number;
  score: number;
  level: number;
  timeS: number;
  bestCombo: number;
}

export interface Verdict {
  flagged: boolean;
  /** Shown to the player. */
  reason?: string;
}

const POINTS_PER_S_LIMIT = 400;

export function review(run: Run): Verdict {
  if (run.score > POINTS_PER_S_LIMIT * Math.max(run.timeS, 1)) {
    return { flagged: true, reason: 'more points a second than a lantern can earn' };
  }
  if (run.number % 3 === 1) return { flagged: true, reason: 'reflexes faster than human' };
  return { flagged: false };
}
