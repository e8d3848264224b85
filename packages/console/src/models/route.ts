import { isId, type Conditions, type Uuid } from '@savepoint/protocol';
import { builtIn, DEFAULT_VIEW, isBuiltIn, isSort, sameAsked, type Asked } from './asked.ts';

/**
 * The address's hash in, what is on screen out, and back: `#/cases/<id>?view=mine`. What differs from a built-in view stands
 * there whole, as `where` (conditions as JSON) and `sort`, so that an address can be given to a colleague.
 */
export interface Route {
  caseId: Uuid | null;
  asked: Asked;
}

/** Asks for what fits the text best. */
const BEST = 'best';

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const id = /^\/cases\/([^/]+)$/.exec(path)?.[1];
  const search = new URLSearchParams(query);
  const view = search.get('view') ?? DEFAULT_VIEW;
  const base = builtIn(isBuiltIn(view) ? view : DEFAULT_VIEW);
  const sort = search.get('sort');
  const conditions = readConditions(search.get('where'));
  if (!isBuiltIn(view) && (!isId(view) || !conditions)) return { caseId: isId(id) ? id : null, asked: base };
  const asked = { view, conditions: conditions ?? base.conditions, sort: sort === BEST ? null : isSort(sort) ? sort : base.sort };
  return { caseId: isId(id) ? id : null, asked };
}

export function writeRoute({ caseId, asked }: Route): string {
  const search = new URLSearchParams();
  const base = isBuiltIn(asked.view) ? builtIn(asked.view) : null;
  if (asked.view !== DEFAULT_VIEW) search.set('view', asked.view);
  if (!base || !sameAsked({ ...asked, sort: base.sort }, base)) search.set('where', JSON.stringify(asked.conditions));
  if (!base || asked.sort !== base.sort) search.set('sort', asked.sort ?? BEST);
  return `#${caseId ? `/cases/${caseId}` : '/'}${search.size > 0 ? `?${search}` : ''}`;
}

/** The server says what is not valid in them; here they only have to have their shape. */
function readConditions(text: string | null): Conditions | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isConditions(read) ? read : null;
  } catch {
    return null;
  }
}

function isConditions(read: unknown): read is Conditions {
  if (typeof read !== 'object' || read === null || !('tests' in read) || !('match' in read)) return false;
  const { match, tests } = read;
  const isTest = (test: unknown) => typeof test === 'object' && test !== null && 'field' in test && 'is' in test;
  return (match === 'all' || match === 'any') && Array.isArray(tests) && tests.every(isTest);
}
