import { effect, untracked, type ReadonlySignal } from '@preact/signals';
import type { LiveState } from './live.ts';

/** What may wait for the line. */
export interface Unreached {
  /** Something failed for want of the line, and is not being tried just now. */
  readonly unreached: ReadonlySignal<boolean>;
  retryUnreached(): void;
}

const REPEAT_MS = 3_000;

/**
 * Tries again when the line is back, and every few seconds while something waits: a request's end is often heard of only
 * after the line has come back, and then nothing else would say so.
 */
export function repeatUnreached(
  all: readonly Unreached[],
  connection: ReadonlySignal<LiveState>,
  later: (run: () => void, delayMs: number) => void,
): void {
  effect(() => {
    if (connection.value === 'live') for (const { retryUnreached } of all) untracked(retryUnreached);
  });
  for (const { unreached, retryUnreached } of all) {
    effect(() => {
      if (unreached.value) later(retryUnreached, REPEAT_MS);
    });
  }
}
