const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Milliseconds to wait after the `failures`-th failure in a row (from 1), full jitter: evenly between 0 and the doubled
 * cap. Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMs(failures: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
}
