import { expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { readRoute, sameFilter, writeRoute } from './route.ts';

test('an address read and written again is the same', () => {
  const hash = `#/cases/${caseId(1)}?state=closed&game=lantern-drift&topic=ban_appeal&tag=os%3AAndroid&text=f%C3%BCr`;
  expect(writeRoute(readRoute(hash))).toBe(hash);
  expect(writeRoute(readRoute('#/?state=all'))).toBe('#/?state=all');
});

test('the empty address shows the open cases', () => {
  expect(readRoute('')).toEqual({ caseId: null, filter: { state: 'open' } });
});

test('what makes no sense in an address is passed over', () => {
  expect(readRoute('#/cases/../etc?state=x&topic=y&game=%20')).toEqual({ caseId: null, filter: { state: 'open' } });
});

test('filters are the same whatever is spelled out as missing', () => {
  expect(sameFilter({ state: 'open', game: undefined }, { state: 'open' })).toBe(true);
  expect(sameFilter({}, { state: 'open' })).toBe(false);
});
