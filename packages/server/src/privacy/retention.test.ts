import { expect, test } from 'vitest';
import { cutoff } from './retention.ts';

test('keeps a topic as long as it says, or as long as its game does', () => {
  const day = 24 * 60 * 60_000;
  expect(cutoff({}, 'bug', 10 * day)).toBeNull();
  expect(cutoff({ days: 3 }, 'bug', 10 * day)).toBe(7 * day);
  expect(cutoff({ days: 3, topics: { bug: 1 } }, 'bug', 10 * day)).toBe(9 * day);
});
