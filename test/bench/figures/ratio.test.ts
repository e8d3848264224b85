import { expect, test } from 'vitest';
import { median, ratioOf } from './ratio.ts';

test('the median is the middle one, or lies between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
});

test('a ratio is that of all values, its spread that of the single blocks', () => {
  const slow = [[2, 2, 2], [6, 6, 6], [8, 8, 8]];
  const fast = [[1, 1, 1], [2, 2, 2], [2, 2, 2]];
  expect(ratioOf(slow, fast)).toEqual({ ratio: 3, low: 2, high: 4 });
});
