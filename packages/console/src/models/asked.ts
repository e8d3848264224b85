import { BUILT_IN_VIEWS, CASE_SORTS, VIEW_CONDITIONS } from '@savepoint/protocol';
import type { BuiltInView, CaseSort, CaseTest, Conditions } from '@savepoint/protocol';

/** What the list is asked for: the view it began as, which one may since have changed, and what holds now. */
export interface Asked {
  /** A built-in view's name or a saved one's id; empty for none. */
  view: string;
  conditions: Conditions;
  /** Null: what fits a text best stands first. */
  sort: CaseSort | null;
}

export const DEFAULT_VIEW: BuiltInView = 'waiting';

export const isBuiltIn = (view: string): view is BuiltInView => BUILT_IN_VIEWS.some((name) => name === view);
export const isSort = (text: string | null): text is CaseSort => CASE_SORTS.some((sort) => sort === text);
export const builtIn = (view: BuiltInView): Asked => ({ view, ...VIEW_CONDITIONS[view] });

/** One condition each of these fields, the given one in the place of what stood there; without one, none. */
export function withTest({ sort, ...asked }: Asked, field: CaseTest['field'], test?: CaseTest): Asked {
  const { match, tests } = asked.conditions;
  const at = tests.findIndex((one) => one.field === field);
  const others = tests.filter((one) => one.field !== field);
  const changed = test ? others.toSpliced(at < 0 ? others.length : at, 0, test) : others;
  // What is looked for is shown best first, and what is not any more in the order of the desk.
  const order = field === 'text' ? (test ? null : (sort ?? 'updated')) : sort;
  return { ...asked, conditions: { match, tests: changed }, sort: order };
}

export function testOf<F extends CaseTest['field']>({ conditions }: Asked, field: F): Extract<CaseTest, { field: F }> | undefined {
  return conditions.tests.find((test): test is Extract<CaseTest, { field: F }> => test.field === field);
}

/** The only state that cases in it can have, if there is one: then a row need not say it. */
export function onlyState({ conditions }: Asked): string | undefined {
  const state = conditions.match === 'all' ? conditions.tests.find((test) => test.field === 'state') : undefined;
  return state?.is === 'in' && state.values.length === 1 ? state.values[0] : undefined;
}

export const sameAsked = (a: Asked, b: Asked): boolean =>
  a.view === b.view && a.sort === b.sort && JSON.stringify(a.conditions) === JSON.stringify(b.conditions);
