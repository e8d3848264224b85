import { expect, test } from 'vitest';
import { createThrottle, waitAfter } from './throttle.ts';

test('lets five tries go ahead, then asks for ever longer waits', () => {
  const throttle = createThrottle();
  let nowMs = 1_000;
  expect([1, 2, 3, 4, 5, 6].map(() => throttle.begin('a', nowMs))).toEqual([0, 0, 0, 0, 0, 1_000]);
  nowMs += 1_000;
  expect([throttle.begin('a', nowMs), throttle.begin('a', nowMs)]).toEqual([0, 2_000]);
  expect(throttle.begin('b', nowMs)).toBe(0);
  expect(waitAfter(1_000)).toBe(15 * 60_000);
});

test('forgets after a success and after an hour', () => {
  const throttle = createThrottle();
  for (let index = 0; index < 6; index++) throttle.begin('a', 0);
  expect(throttle.begin('a', 1)).toBeGreaterThan(0);
  expect(throttle.begin('a', 60 * 60_000)).toBe(0);
  for (let index = 0; index < 6; index++) throttle.begin('b', 0);
  throttle.succeeded('b');
  expect(throttle.begin('b', 0)).toBe(0);
});
