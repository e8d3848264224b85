import { contenders, type ContenderName, type Keep } from './contenders.ts';
import { message } from './samples.ts';
import { shuffled, pause } from './turns.ts';

export interface EnqueueCase {
  bytes: number;
  /** How many entries of 1 KB are there before. */
  depth: number;
  rounds: number;
}

export type EnqueueTimes = Record<ContenderName, number[]>;

const WARM_UP_ROUNDS = 3;

/**
 * Milliseconds from the call until each contender says it is kept. One after the other, in another order each round, so
 * that each has each other as its forerunner equally often: what that one left to be flushed is paid by the next.
 */
export async function measureEnqueue({ bytes, depth, rounds }: EnqueueCase): Promise<EnqueueTimes> {
  const opened: [ContenderName, Keep][] = [];
  for (const [name, open] of Object.entries(contenders)) opened.push([name as ContenderName, await open()]);
  await Promise.all(opened.flatMap(([, keep]) => Array.from({ length: depth }, () => keep(message(1024))())));
  const times = Object.fromEntries(opened.map(([name]) => [name, [] as number[]])) as EnqueueTimes;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const [name, keep] of shuffled(opened)) {
      const task = keep(message(bytes));
      await pause(2);
      const startedAt = performance.now();
      await task();
      if (round >= 0) times[name].push(performance.now() - startedAt);
    }
  }
  return times;
}
