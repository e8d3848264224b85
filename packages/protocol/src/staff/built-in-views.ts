import type { CaseSort } from './case-sorts.ts';
import type { Conditions } from './conditions.ts';

/** The views that every desk has. */
export const BUILT_IN_VIEWS = ['mine', 'unassigned', 'waiting', 'live', 'answered', 'closed', 'all'] as const;
export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/** What each of them lists. */
export const VIEW_CONDITIONS: Readonly<Record<BuiltInView, { conditions: Conditions; sort: CaseSort }>> = {
  mine: all('updated', { field: 'owner', is: 'in', values: ['me'] }, { field: 'state', is: 'out', values: ['closed'] }),
  unassigned: all('waiting', { field: 'owner', is: 'in', values: ['nobody'] }, { field: 'state', is: 'in', values: ['open'] }),
  waiting: all('waiting', { field: 'state', is: 'in', values: ['open'] }),
  live: all('updated', { field: 'live', is: 'in', values: ['waiting', 'active'] }),
  answered: all('updated', { field: 'state', is: 'in', values: ['answered'] }),
  closed: all('updated', { field: 'state', is: 'in', values: ['closed'] }),
  all: all('updated'),
};

function all(sort: CaseSort, ...tests: Conditions['tests']) {
  return { conditions: { match: 'all', tests } as const, sort };
}

/** A saved view's count is not told beyond this: it would have to be counted. */
export const COUNTED_UP_TO = 999;
