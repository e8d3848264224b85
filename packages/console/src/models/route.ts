import { isId, type Uuid } from '@savepoint/protocol';
import type { CaseFilter } from './api.ts';
import { isState, isTopic } from './case-filter.ts';

/**
 * The address's hash in, what is on screen out, and back: `#/cases/<id>?state=open&game=…`. Without a `state` the list
 * shows the open cases; `state=all` shows every one.
 */
export interface Route {
  caseId: Uuid | null;
  filter: CaseFilter;
}

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const id = /^\/cases\/([^/]+)$/.exec(path)?.[1];
  const search = new URLSearchParams(query);
  const state = search.get('state');
  const topic = search.get('topic');
  const text = (name: string) => search.get(name)?.trim().slice(0, 200) || undefined;
  const filter: CaseFilter = { state: isState(state) ? state : state === 'all' ? undefined : 'open' };
  if (isTopic(topic)) filter.topic = topic;
  if (text('game')) filter.game = text('game');
  if (text('tag')) filter.tag = text('tag');
  if (text('text')) filter.text = text('text');
  if (!filter.state) delete filter.state;
  return { caseId: isId(id) ? id : null, filter };
}

export function writeRoute({ caseId, filter }: Route): string {
  const search = new URLSearchParams();
  if (filter.state !== 'open') search.set('state', filter.state ?? 'all');
  for (const name of ['game', 'topic', 'tag', 'text'] as const) {
    const value = filter[name];
    if (value) search.set(name, value);
  }
  return `#${caseId ? `/cases/${caseId}` : '/'}${search.size > 0 ? `?${search}` : ''}`;
}

export const sameFilter = (a: CaseFilter, b: CaseFilter): boolean =>
  writeRoute({ caseId: null, filter: a }) === writeRoute({ caseId: null, filter: b });
