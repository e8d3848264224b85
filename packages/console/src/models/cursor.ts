import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaseSummary, Uuid } from '@savepoint/protocol';

/** The row that keys move from, also where it is not drawn. */
export interface Cursor {
  readonly id: ReadonlySignal<Uuid | null>;
  set(id: Uuid | null): void;
  /** Out: the row that is reached; null at either end. */
  move(step: 1 | -1): CaseSummary | null;
  /** Told of the row that has to come into sight. Returns what ends it. */
  follow(show: (index: number) => void): () => void;
}

export function createCursor(rows: ReadonlySignal<readonly CaseSummary[]>, openId: () => Uuid | null): Cursor {
  const id = signal<Uuid | null>(null);
  let show: (index: number) => void = () => undefined;
  return {
    id,
    set: (next) => void (id.value = next),
    move(step) {
      const all = rows.peek();
      const from = all.findIndex((one) => one.id === (id.peek() ?? openId()));
      const to = from < 0 ? 0 : from + step;
      const reached = all[to];
      if (!reached) return null;
      id.value = reached.id;
      show(to);
      return reached;
    },
    follow(listener) {
      show = listener;
      return () => void (show = () => undefined);
    },
  };
}
