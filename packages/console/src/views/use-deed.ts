import { batch, useSignal, type ReadonlySignal } from '@preact/signals';
import { asApiError, type ApiError } from '../models/api-error.ts';

/** Something a form does that takes a moment and may fail. */
export interface Deed {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last try failed. */
  readonly problem: ReadonlySignal<ApiError | null>;
  /** Whether it was done; nothing is begun while something is under way. */
  run(act: () => Promise<unknown>): Promise<boolean>;
}

export function useDeed(): Deed {
  const busy = useSignal(false);
  const problem = useSignal<ApiError | null>(null);
  return {
    busy,
    problem,
    async run(act) {
      if (busy.peek()) return false;
      batch(() => ([busy.value, problem.value] = [true, null]));
      try {
        await act();
        return true;
      } catch (thrown) {
        problem.value = asApiError(thrown);
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
