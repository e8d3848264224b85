import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { newId, type SavedView, type ViewCounts } from '@savepoint/protocol';
import type { Api, ViewShare } from './api.ts';
import type { Asked } from './asked.ts';

/** The views in the rail and what they count, as the server says. */
export interface Views {
  readonly saved: ReadonlySignal<readonly SavedView[]>;
  readonly counts: ReadonlySignal<ViewCounts | null>;
  load(): Promise<void>;
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
  /** Questions by their numbers: the last, and the last that was answered. */
  let [asked, answered] = [0, 0];
  async function load(): Promise<void> {
    const [mine, known] = [++asked, counts.peek()];
    // The rail stands without numbers until they come; the next push brings them.
    const page = await api.views().catch(() => null);
    if (!page || mine < answered) return;
    answered = mine;
    saved.value = page.views;
    const told = counts.peek();
    // What was told meanwhile is newer, but may not know of a view that was made just now.
    counts.value = told && told !== known ? { ...told, saved: { ...page.counts.saved, ...told.saved } } : page.counts;
  }
  return {
    saved: computed(() => saved.value),
    counts,
    load,
    heard: (heard) => void (counts.value = heard),
    async save(name, { conditions, sort }, share) {
      const id = newId();
      await api.saveView(id, { name, conditions, sort: sort ?? 'updated', version: null }, share);
      await load();
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
