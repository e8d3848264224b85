import type { CaseSummary, Uuid } from '@savepoint/protocol';
import type { CaseFilter } from './api.ts';
import { matches } from './case-filter.ts';
import { freshest } from './freshest.ts';

/**
 * The list of cases as pure data: pages and pushes in, rows out. No row moves while the list is held (someone reads
 * it); what came in meanwhile waits, and `settled` lets it in.
 */
export interface InboxList {
  byId: ReadonlyMap<Uuid, CaseSummary>;
  order: readonly Uuid[];
  /** Cases that should stand on top: new ones, and ones whose player wrote again. */
  waiting: readonly Uuid[];
}

export const EMPTY_LIST: InboxList = { byId: new Map(), order: [], waiting: [] };

/** Further cases at the end; ones that stand in the list already keep their place. */
export function withPage(list: InboxList, cases: readonly CaseSummary[]): InboxList {
  const byId = new Map(list.byId);
  for (const one of cases) byId.set(one.id, merged(byId.get(one.id), one));
  const order = [...new Set([...list.order, ...cases.map(({ id }) => id)])];
  return { ...list, byId, order };
}

/** Pushed cases: rows change where they stand, and what belongs on top waits. `kept` is open on screen. */
export function withPush(
  list: InboxList,
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  kept: Uuid | null,
): InboxList {
  const byId = new Map(list.byId);
  const waiting = new Set(list.waiting);
  for (const incoming of cases) {
    const before = byId.get(incoming.id);
    const after = merged(before, incoming);
    byId.set(after.id, after);
    if (!matches(after, filter)) waiting.delete(after.id);
    else if (!list.order.includes(after.id)) waiting.add(after.id);
    else if (wroteAgain(before, after) && after.id !== kept) waiting.add(after.id);
  }
  return { byId, order: list.order, waiting: [...waiting] };
}

/** Lets in what waits, latest change first, and out what no longer belongs, except the case that is open. */
export function settled(list: InboxList, filter: CaseFilter, kept: Uuid | null): InboxList {
  const onTop = list.waiting
    .flatMap((id) => list.byId.get(id) ?? [])
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .map(({ id }) => id);
  const rest = list.order.filter((id) => {
    const one = list.byId.get(id);
    return one !== undefined && !onTop.includes(id) && (id === kept || matches(one, filter));
  });
  if (onTop.length === 0 && rest.length === list.order.length) return list;
  return { byId: list.byId, order: [...onTop, ...rest], waiting: [] };
}

function merged(known: CaseSummary | undefined, incoming: CaseSummary): CaseSummary {
  return known ? freshest(known, incoming) : incoming;
}

function wroteAgain(before: CaseSummary | undefined, after: CaseSummary): boolean {
  return before !== undefined && after.lastSeq > before.lastSeq && after.lastMessage.from === 'player';
}
