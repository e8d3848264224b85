import { effect, signal, type ReadonlySignal } from '@preact/signals';
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
  /** The rows when the one that keys are at was last among them. */
  let around: readonly CaseSummary[] = [];
  const here = () => id.value ?? openId();
  const indexOf = (all: readonly CaseSummary[], wanted: Uuid | null | undefined) => all.findIndex((one) => one.id === wanted);
  effect(() => {
    const [all, at] = [rows.value, here()];
    if (indexOf(all, at) >= 0) around = all;
  });

  /** From a row that has left the list one goes on where it stood. */
  function beside(step: 1 | -1): number {
    const gone = indexOf(around, here());
    if (gone < 0) return 0;
    const places = new Map(rows.peek().map((one, index) => [one.id, index]));
    const onward = step > 0 ? around.slice(gone + 1) : around.slice(0, gone).toReversed();
    return onward.map((one) => places.get(one.id)).find((place) => place !== undefined) ?? -1;
  }

  return {
    id,
    set: (next) => void (id.value = next),
    move(step) {
      const all = rows.peek();
      const from = indexOf(all, id.peek() ?? openId());
      const to = from < 0 ? beside(step) : from + step;
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
