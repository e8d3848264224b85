import { signal, type ReadonlySignal } from '@preact/signals';
import { newId, type BulkProgress, type EditRequest, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import type { Asked } from './asked.ts';

/** Changes of many cases that one has asked for: the newest, how far it is, and the way back. */
export interface Bulk {
  readonly progress: ReadonlySignal<BulkProgress | null>;
  /** Rejects with an `ApiError` when it was not begun. */
  begin(cases: readonly Uuid[] | Asked, edit: EditRequest): Promise<void>;
  undo(): Promise<void>;
  heard(progress: BulkProgress): void;
  dismiss(): void;
}

/** An undo that is done says so for so long. */
const STAY_MS = 8_000;
/** What is pushed may be lost: so often it is asked for. */
const ASK_MS = 2_000;
/** In this order, and never back. */
const STEPS: readonly BulkProgress['state'][] = ['running', 'done', 'undoing', 'undone'];

export function createBulk(
  api: Pick<Api, 'bulk' | 'bulkProgress' | 'undoBulk'>,
  later: (run: () => void, delayMs: number) => void,
): Bulk {
  const progress = signal<BulkProgress | null>(null);
  /** Perhaps begun, for its answer was lost: asked for again it is the same, or there would be no way back from it. */
  let unsure: { id: Uuid; what: string } | null = null;
  const isOpen = () => progress.peek()?.state === 'running' || progress.peek()?.state === 'undoing';

  function heard(said: BulkProgress): void {
    const known = progress.peek();
    if (known?.id !== said.id) return;
    // Of two words the one that is further is the later one.
    if ((STEPS.indexOf(said.state) - STEPS.indexOf(known.state) || said.done - known.done) < 0) return;
    progress.value = said;
    // There is no way back from here: nothing is left to be done with it.
    if (said.state === 'undone' && said.failed === 0) later(() => progress.peek() === said && (progress.value = null), STAY_MS);
  }

  function watch(id: Uuid): void {
    later(() => {
      if (progress.peek()?.id !== id || !isOpen()) return;
      api.bulkProgress(id).then(heard, () => undefined).finally(() => watch(id));
    }, ASK_MS);
  }

  return {
    progress,
    async begin(cases, edit) {
      const request = { cases: 'conditions' in cases ? { conditions: cases.conditions } : { ids: [...cases] }, edit };
      const what = JSON.stringify(request);
      const id = unsure?.what === what ? unsure.id : newId();
      unsure = null;
      try {
        progress.value = await api.bulk(id, request);
      } catch (thrown) {
        if (!asApiError(thrown).refused) unsure = { id, what };
        throw thrown;
      }
      watch(id);
    },
    async undo() {
      const id = progress.peek()?.id;
      if (!id) return;
      heard(await api.undoBulk(id));
      watch(id);
    },
    heard,
    dismiss: () => void (progress.value = null),
  };
}
