import { expect, test } from 'vitest';
import { review } from './review.ts';

const run = { id: 'a-1', number: 2, score: 4_000, level: 4, timeS: 70, bestCombo: 5 };

test('suspends one honest run in three', () => {
  expect([1, 2, 3, 4, 5, 6].map((number) => review({ ...run, number }).flagged)).toEqual([
    true, false, false, true, false, false,
  ]);
});

test('suspends a run with impossible points and says why', () => {
  const verdict = review({ ...run, score: 90_000 });
  expect(verdict.flagged).toBe(true);
  expect(verdict.reason).toContain('points a second');
});
