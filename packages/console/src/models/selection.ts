import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Uuid } from '@savepoint/protocol';

/** The cases that are picked for one change: some rows, or all that the list has, also those not on screen. */
export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<Uuid>>;
  readonly all: ReadonlySignal<boolean>;
  readonly any: ReadonlySignal<boolean>;
  toggle(id: Uuid): void;
  add(...ids: Uuid[]): void;
  takeAll(): void;
  /** These are not picked any more, nor is all there is. */
  drop(ids: ReadonlySet<Uuid>): void;
  clear(): void;
}

/** More are picked by their list and not one by one. */
export const MOST_PICKED = 1_000;

export function createSelection(): Selection {
  const ids = signal<ReadonlySet<Uuid>>(new Set());
  const all = signal(false);
  const set = (next: Iterable<Uuid>) => {
    all.value = false;
    ids.value = new Set([...next].slice(0, MOST_PICKED));
  };
  return {
    ids,
    all,
    any: computed(() => all.value || ids.value.size > 0),
    toggle(id) {
      const next = new Set(ids.peek());
      if (!next.delete(id)) next.add(id);
      set(next);
    },
    add: (...more) => set([...ids.peek(), ...more]),
    takeAll: () => void (all.value = true),
    drop: (gone) => set([...ids.peek()].filter((id) => !gone.has(id))),
    clear() {
      if (all.peek() || ids.peek().size > 0) set([]);
    },
  };
}
