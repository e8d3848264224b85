import type { CaseSummary, Uuid } from '@savepoint/protocol';
import type { Asked } from './asked.ts';
import { compareIn, fits, type Looking } from './fits.ts';
import { freshest } from './freshest.ts';

/**
 * The list of cases as pure data: pages and pushes in, rows out. No row moves while the list is held (someone reads
 * it); what came in meanwhile waits, and `settled` lets it in.
 */
export interface InboxList {
  byId: ReadonlyMap<Uuid, CaseSummary>;
  order: readonly Uuid[];
  /** Cases that should stand elsewhere: new ones, and ones whose player wrote again. */
  waiting: readonly Uuid[];
}

export const EMPTY_LIST: InboxList = { byId: new Map(), order: [], waiting: [] };

/** Further cases at the end; ones that stand in the list already keep their place. */
export function withPage(list: InboxList, cases: readonly CaseSummary[]): InboxList {
  const byId = new Map(list.byId);
  const standing = new Set(list.order);
  const order = [...list.order];
  for (const one of cases) {
    byId.set(one.id, merged(byId.get(one.id), one));
    if (!standing.has(one.id)) order.push(one.id);
    standing.add(one.id);
  }
  return { ...list, byId, order };
}

/** What a list is held to. `kept` is open on screen; `whole`: there are no further pages. */
export interface Holding {
  asked: Asked;
  looking: Looking;
  kept: Uuid | null;
  whole: boolean;
}

/** Pushed cases: rows change where they stand, and what belongs elsewhere waits. */
export function withPush(list: InboxList, cases: readonly CaseSummary[], { asked, looking, kept }: Holding): InboxList {
  const byId = new Map(list.byId);
  const waiting = new Set(list.waiting);
  for (const incoming of cases) {
    const before = byId.get(incoming.id);
    const after = merged(before, incoming);
    byId.set(after.id, after);
    const stood = list.order.includes(after.id);
    if (!fits(after, asked, looking, stood)) waiting.delete(after.id);
    else if (!stood) waiting.add(after.id);
    else if (wroteAgain(before, after) && after.id !== kept) waiting.add(after.id);
  }
  return { byId, order: list.order, waiting: [...waiting] };
}

/** Lets in what waits, each in its place, and out what no longer belongs, except the case that is open. */
export function settled(list: InboxList, { asked, looking, kept, whole }: Holding): InboxList {
  const compare = compareIn(asked.sort ?? 'updated');
  const moved = new Set(list.waiting);
  const rest = list.order.filter((id) => {
    const one = list.byId.get(id);
    return one !== undefined && !moved.has(id) && (id === kept || fits(one, asked, looking, true));
  });
  if (moved.size === 0 && rest.length === list.order.length) return list;
  const arriving = list.waiting.flatMap((id) => list.byId.get(id) ?? []).toSorted(compare);
  for (const one of arriving) {
    const at = rest.findIndex((id) => compare(one, list.byId.get(id)!) < 0);
    if (at >= 0) rest.splice(at, 0, one.id);
    // Beyond the last page that was asked for it comes with its own.
    else if (whole || rest.length === 0) rest.push(one.id);
  }
  return { byId: list.byId, order: rest, waiting: [] };
}

function merged(known: CaseSummary | undefined, incoming: CaseSummary): CaseSummary {
  return known ? freshest(known, incoming) : incoming;
}

function wroteAgain(before: CaseSummary | undefined, after: CaseSummary): boolean {
  return before !== undefined && after.lastSeq > before.lastSeq && after.lastMessage.from === 'player';
}
