import type { CaseTest } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { draftOf, OFFERED, testOfDraft, waysOf } from './condition-draft.ts';
import { compareIn, fits } from './fits.ts';

const looking = { staffId: 'me', nowMs: 100 * 60 * 60 * 1000 };
const held = (test: CaseTest, stood = false) =>
  fits(aCase(1, { owner: { id: 'me', name: 'Rosa' }, tags: ['os:Android', 'vip'], openedAt: 0 }), { view: '', conditions: { match: 'all', tests: [test] }, sort: 'updated' }, looking, stood);

test.each<CaseTest>([
  { field: 'topic', is: 'out', values: ['bug', 'payment'] },
  { field: 'tag', is: 'in', values: ['a', 'b c'] },
  { field: 'waiting', is: 'under', hours: 1.5 },
  { field: 'gpu', is: 'lacks', value: 'Adreno' },
  { field: 'vip', is: 'no' },
])('a condition in the editor is the same when nothing is changed: %j', (given) => {
  expect(testOfDraft(draftOf(given))).toEqual(given);
});

test('what is typed becomes values, and nothing typed no condition', () => {
  const draft = { field: 'language', is: 'in', values: [], typed: ' DE，fr 、 de' } as const;
  expect(testOfDraft(draft)).toEqual({ field: 'language', is: 'in', values: ['de', 'fr'] });
  for (const field of OFFERED) {
    const empty = testOfDraft({ field, is: waysOf(field)[0]!, values: [], typed: ' ' });
    expect([field, empty === null]).toEqual([field, field !== 'unread' && field !== 'vip']);
  }
  expect(testOfDraft({ field: 'age', is: 'over', values: [], typed: 'soon' })).toBeNull();
});

test.each<[CaseTest, boolean]>([
  [{ field: 'owner', is: 'in', values: ['me'] }, true],
  [{ field: 'owner', is: 'in', values: ['nobody'] }, false],
  [{ field: 'os', is: 'in', values: ['Android'] }, true],
  [{ field: 'region', is: 'in', values: ['DE'] }, true],
  [{ field: 'language', is: 'out', values: ['de'] }, false],
  [{ field: 'queue', is: 'out', values: ['first'] }, true],
  [{ field: 'vip', is: 'yes' }, true],
  [{ field: 'age', is: 'over', hours: 99 }, true],
  [{ field: 'age', is: 'over', hours: 101 }, false],
  [{ field: 'text', is: 'has', value: 'subject 1' }, true],
])('a pushed case is held to %j: %s', (given, expected) => {
  expect(held(given)).toBe(expected);
});

test('what a row does not know is taken to be as it was', () => {
  const gpu: CaseTest = { field: 'gpu', is: 'has', value: 'Adreno' };
  expect([held(gpu, true), held(gpu, false)]).toEqual([true, false]);
});

test('rows stand as on the server: ties by the id, in the way of the order', () => {
  const [one, two] = [aCase(1, { updatedAt: 5, openedAt: 5 }), aCase(2, { updatedAt: 5, openedAt: 5 })];
  expect([compareIn('updated')(one, two) > 0, compareIn('oldest')(one, two) < 0]).toEqual([true, true]);
});
