import { isId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { newPrng } from './prng.ts';

test('gives the same stream for the same seed', () => {
  const take = (seed: number) => Array.from({ length: 20 }, ((random) => () => random.next())(newPrng(seed)));
  expect(take(3)).toEqual(take(3));
  expect(take(3)).not.toEqual(take(4));
});

test('reaches both ends and keeps to the weights', () => {
  const random = newPrng(9);
  const rolls = Array.from({ length: 6_000 }, () => random.int(1, 6));
  expect(new Set(rolls)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  const drawn = Array.from({ length: 4_000 }, () => random.weighted([['a', 3], ['b', 1]] as const));
  expect(drawn.filter((item) => item === 'a').length / 4_000).toBeCloseTo(0.75, 1);
});

test('shuffles without losing anything and makes ids the protocol takes', () => {
  const random = newPrng(9);
  expect(random.shuffled([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5]);
  const ids = Array.from({ length: 500 }, () => random.uuid());
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(500);
});
