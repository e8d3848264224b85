import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { newId, type SavedView, type ViewCounts } from '@savepoint/protocol';
import type { Api, ViewShare } from './api.ts';
import type { Asked } from './asked.ts';

/** The views in the rail and what they count, as the server says. */
export interface Views {
  readonly saved: ReadonlySignal<readonly SavedView[]>;
  readonly counts: ReadonlySignal<ViewCounts | null>;
  load(): Promise<void>;
  readonly more: ReadonlySignal<'none' | 'idle' | 'loading'>;
  loadMore(): Promise<void>;
  heard(counts: ViewCounts): void;
  /** Keeps what is asked for under a name, for oneself, for a game's staff (its id), or for `team`. Out: the view's id. */
  save(name: string, asked: Asked, share: ViewShare): Promise<string>;
  /** The same view under this name, of what is asked for; those who had it have it so. */
  change(view: SavedView, name: string, asked: Pick<Asked, 'conditions' | 'sort'>): Promise<void>;
  remove(view: SavedView): Promise<void>;
}

export function createViews(api: Pick<Api, 'views' | 'saveView' | 'removeView'>): Views {
  const saved = signal<readonly SavedView[]>([]);
  const counts = signal<ViewCounts | null>(null);
  const next = signal<string | undefined>(undefined);
  const readingOn = signal(false);
  /** Pages that are shown. */
  let pages = 1;
  /** Questions by their numbers: the last, and the last that was answered. */
  let [asked, answered] = [0, 0];

  /** Reads the pages that are shown, and on until this view is among them. */
  async function load(until?: string): Promise<void> {
    const [mine, known] = [++asked, counts.peek()];
    // The rail stands without numbers until they come; the next push brings them.
    const first = await api.views().catch(() => null);
    let [views, after, read] = [first?.views ?? [], first?.next, 1];
    while (after !== undefined && (read < pages || (until !== undefined && !views.some(({ id }) => id === until)))) {
      const page = await api.views(after).catch(() => null);
      if (!page) break;
      [views, after, read] = [[...views, ...page.views], page.next, read + 1];
    }
    if (!first || mine < answered) return;
    [answered, pages] = [mine, read];
    [saved.value, next.value] = [views, after];
    const told = counts.peek();
    // What was told meanwhile is newer, but may not know of a view that was made just now.
    counts.value = told && told !== known ? { ...told, saved: { ...first.counts.saved, ...told.saved } } : first.counts;
  }

  async function loadMore(): Promise<void> {
    const [after, shown] = [next.peek(), answered];
    if (after === undefined || readingOn.peek()) return;
    readingOn.value = true;
    const page = await api.views(after).catch(() => null);
    readingOn.value = false;
    // Those that were loaded meanwhile may end elsewhere.
    if (!page || shown !== answered) return;
    pages++;
    [saved.value, next.value] = [[...saved.peek(), ...page.views], page.next];
  }

  return {
    saved: computed(() => saved.value),
    counts,
    load: () => load(),
    more: computed(() => (readingOn.value ? 'loading' : next.value === undefined ? 'none' : 'idle')),
    loadMore,
    heard: (heard) => void (counts.value = heard),
    async save(name, { conditions, sort }, share) {
      const id = newId();
      await api.saveView(id, { name, conditions, sort: sort ?? 'updated', version: null }, share);
      await load(id);
      return id;
    },
    async change(view, name, { conditions, sort }) {
      const { id, scope, gameId } = view;
      const share = gameId !== undefined ? { gameId } : scope === 'personal' ? scope : 'team';
      try {
        await api.saveView(id, { name, conditions, sort: sort ?? 'updated', version: view.version }, share);
      } finally {
        // Where somebody else has changed it, what is changed next is theirs.
        await load();
      }
    },
    async remove(view) {
      await api.removeView(view);
      await load();
    },
  };
}
