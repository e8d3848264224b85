import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedWaitMs, pacePerPlaceMs, type HandOut } from './estimate.ts';

const minute = 60_000;
/** Newest first, from pairs of minutes. */
const handed = (...pairs: [startedAt: number, acceptedAt: number][]): HandOut[] =>
  pairs.map(([startedAt, acceptedAt]) => ({ startedAt: startedAt * minute, acceptedAt: acceptedAt * minute }));

test('says nothing of fewer than three', () => {
  expect(pacePerPlaceMs(handed([1, 3], [0, 1]), null, 9 * minute)).toBeNull();
  expect(expectedWaitMs(4, null)).toBeNull();
});

test('a steady line moves at its own pace, and the third waits three times as long', () => {
  const pace = pacePerPlaceMs(handed([0, 8], [0, 6], [0, 4], [0, 2]), null, 9 * minute);
  expect(pace).toBe(2 * minute);
  expect(expectedWaitMs(3, pace)).toBe(6 * minute);
});

test('time in which nobody waited does not count', () => {
  expect(pacePerPlaceMs(handed([119, 120], [59, 60], [0, 2]), null, 120 * minute)).toBe(minute);
});

test('when nobody is taken any more the estimate grows', () => {
  const line = handed([0, 6], [0, 4], [0, 2]);
  expect(pacePerPlaceMs(line, 5 * minute, 7 * minute)).toBe(2 * minute);
  expect(pacePerPlaceMs(line, 5 * minute, 26 * minute)).toBe(8 * minute);
});

test('is never negative, and never less for who stands further back', () => {
  const times = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 100 }), (pairs, place) => {
      const line = pairs
        .map(([startedAt, waited]) => ({ startedAt, acceptedAt: startedAt + waited }))
        .sort((a, b) => b.acceptedAt - a.acceptedAt);
      const pace = pacePerPlaceMs(line, null, 1_000_000)!;
      expect(pace).toBeGreaterThanOrEqual(0);
      expect(expectedWaitMs(place + 1, pace)!).toBeGreaterThanOrEqual(expectedWaitMs(place, pace)!);
    }),
  );
});
