import type { SavedView, ViewCounts, ViewsPage } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { settled } from '../testing/fake-page.ts';
import { ApiError } from './api-error.ts';
import { createViews } from './views.ts';

const view = (name: string): SavedView => ({
  id: name, name, scope: 'personal', mine: true, version: name, conditions: { match: 'all', tests: [] }, sort: 'updated',
});
const counts = (all: number): ViewCounts => ({
  builtIn: { mine: 0, unassigned: 0, waiting: 0, live: 0, answered: 0, closed: 0, all }, saved: {},
});

/** Views whose answers come when the test gives them. */
function createSlow() {
  const answers: { give(page: ViewsPage): void; fail(why: ApiError): void }[] = [];
  const views = createViews({
    views: () => new Promise((give, fail) => answers.push({ give, fail })),
    saveView: async () => undefined,
    removeView: async () => undefined,
  });
  return { views, answers, names: () => views.saved.value.map(({ name }) => name) };
}

test('an answer that comes after that to a later question changes nothing', async () => {
  const { views, answers, names } = createSlow();
  void views.load();
  void views.save('Refunds', { view: '', conditions: { match: 'all', tests: [] }, sort: null }, 'personal');
  await settled();
  answers[1]!.give({ views: [view('Refunds')], counts: counts(2) });
  await settled();
  answers[0]!.give({ views: [], counts: counts(1) });
  await settled();
  expect([names(), views.counts.value?.builtIn.all]).toEqual([['Refunds'], 2]);
});

test('nor does a later question that fails lose the answer to an earlier one', async () => {
  const { views, answers, names } = createSlow();
  void views.load();
  void views.load();
  answers[1]!.fail(new ApiError('unreachable'));
  answers[0]!.give({ views: [view('Refunds')], counts: counts(1) });
  await settled();
  expect(names()).toEqual(['Refunds']);
});

test('counts that were told while views are asked for are newer than their answer', async () => {
  const { views, answers } = createSlow();
  void views.load();
  views.heard(counts(2));
  answers[0]!.give({ views: [], counts: counts(1) });
  await settled();
  expect(views.counts.value?.builtIn.all).toBe(2);
});
