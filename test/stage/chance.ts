import { onTestFailed } from 'vitest';

/** Numbers that look random and come again with the same seed. */
export interface Chance {
  seed: number;
  /** Evenly from 0 up to 1. */
  next(): number;
  /** A whole number from `from` up to `to`, both included. */
  between(from: number, to: number): number;
}

/** Takes the seed from `SEED`, else a new one, and tells it when the running test fails. */
export function takeChances(): Chance {
  const seed = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);
  onTestFailed(() => console.error(`Again with the same chances: SEED=${seed}`));
  return seeded(seed);
}

export function seeded(seed: number): Chance {
  let state = seed;
  // Source: Tommy Ettinger, mulberry32, public domain, 2017.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, between: (from, to) => from + Math.floor(next() * (to - from + 1)) };
}
