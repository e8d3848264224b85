import { expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { builtIn, withTest } from './asked.ts';
import { readRoute, writeRoute } from './route.ts';

const topic = withTest(builtIn('mine'), 'topic', { field: 'topic', is: 'in', values: ['bug', 'payment'] });

test('what is asked for, written and read again, is the same', () => {
  const own = { ...topic, view: '0193a000-0000-7000-8000-000000000009' };
  for (const asked of [builtIn('waiting'), builtIn('all'), topic, own, { ...builtIn('closed'), sort: 'oldest' as const }]) {
    const route = { caseId: caseId(1), asked };
    expect(readRoute(writeRoute(route))).toEqual(route);
  }
});

test('a view as it is has a short address, and the empty one shows who waits', () => {
  expect(writeRoute({ caseId: null, asked: builtIn('waiting') })).toBe('#/');
  expect(writeRoute({ caseId: null, asked: builtIn('mine') })).toBe('#/?view=mine');
  expect(readRoute('')).toEqual({ caseId: null, asked: builtIn('waiting') });
});

test('a text that is looked for is shown best first', () => {
  const asked = withTest(builtIn('all'), 'text', { field: 'text', is: 'has', value: 'für & wider' });
  expect(asked.sort).toBeNull();
  expect(readRoute(writeRoute({ caseId: null, asked })).asked).toEqual(asked);
  expect(withTest(asked, 'text')).toEqual(builtIn('all'));
});

test('what makes no sense in an address is passed over', () => {
  for (const hash of ['#/cases/../etc?view=x&sort=y', '#/?where={', '#/?view=mine&where=[1]', '#/?where={"match":"all","tests":[1]}']) {
    expect(readRoute(hash).caseId).toBeNull();
    expect(readRoute(hash).asked.conditions.tests.every((test) => typeof test.field === 'string')).toBe(true);
  }
});
