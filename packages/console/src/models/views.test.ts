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

/** Views on pages of two. */
function createPaged(names: string[]) {
  const views = createViews({
    async views(after) {
      const from = Number(after ?? 0);
      const next = from + 2 < names.length ? { next: String(from + 2) } : {};
      return { views: names.slice(from, from + 2).map(view), counts: counts(1), ...next };
    },
    saveView: async (id) => void names.push(id),
    removeView: async ({ id }) => void names.splice(names.indexOf(id), 1),
  });
  return { views, names: () => views.saved.value.map(({ name }) => name) };
}

test('further views are shown when they are asked for, and stay when views are read again', async () => {
  const { views, names } = createPaged(['a', 'b', 'c', 'd', 'e']);
  await views.load();
  expect([names(), views.more.value]).toEqual([['a', 'b'], 'idle']);
  await Promise.all([views.loadMore(), views.loadMore()]);
  expect([names(), views.more.value]).toEqual([['a', 'b', 'c', 'd'], 'idle']);
  await views.remove(view('b'));
  expect(names()).toEqual(['a', 'c', 'd', 'e']);
  const asked = { view: '', conditions: { match: 'all' as const, tests: [] }, sort: null };
  await views.save('One', asked, 'personal');
  const id = await views.save('New', asked, 'personal');
  expect([names().at(-1), views.more.value]).toEqual([id, 'none']);
});
