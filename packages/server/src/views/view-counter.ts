import type { SavedView, Session, Uuid, ViewCounts } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { countBuiltIn, countView } from './count-views.ts';

export interface ViewCounter {
  /** What these views count for whoever asks. */
  count(session: Session, views: readonly SavedView[]): Promise<ViewCounts>;
}

/** A saved view is counted anew no more often, however many look at it. */
export const COUNTED_FOR_MS = 10_000;
const MOST_KNOWN = 5_000;

export function createViewCounter(db: Kysely<Database>, now: () => number = Date.now): ViewCounter {
  const known = new Map<string, { at: number; count: Promise<number | null | undefined> }>();

  function counted(view: SavedView, games: readonly string[], staffId: Uuid): Promise<number | null | undefined> {
    // Those who see the same games share a count, unless the view asks who is looking.
    const text = JSON.stringify(view.conditions);
    const key = [text, view.sort, ...games, text.includes('"me"') ? staffId : ''].join('\n');
    const before = known.get(key);
    if (before && now() - before.at < COUNTED_FOR_MS) return before.count;
    if (known.size >= MOST_KNOWN) known.clear();
    const count = countView(db, { games, staffId, nowMs: now() }, view);
    known.set(key, { at: now(), count });
    count.catch(() => known.delete(key));
    return count;
  }

  return {
    async count({ staff, games }, views) {
      const ids = games.map(({ id }) => id).toSorted();
      const saved: ViewCounts['saved'] = {};
      // One after the other: one person's views must not take all of the connections.
      for (const view of views) {
        const count = await counted(view, ids, staff.id);
        if (count !== undefined) saved[view.id] = count;
      }
      return { builtIn: await countBuiltIn(db, { games: ids, staffId: staff.id }), saved };
    },
  };
}
