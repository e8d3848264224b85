import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { asApiError, type ApiError } from '../api-error.ts';

/** Something the server tells: nothing yet, what it told last, and why the last try failed. */
export interface Loaded<T> {
  readonly value: ReadonlySignal<T | null>;
  readonly problem: ReadonlySignal<ApiError | null>;
  /** Asks (again). What stood stays until the answer is here; of several answers the last question's counts. */
  load(): Promise<void>;
}

export function createLoaded<T>(ask: () => Promise<T>): Loaded<T> {
  const value = signal<T | null>(null);
  const problem = signal<ApiError | null>(null);
  let asked = 0;
  return {
    value,
    problem,
    async load() {
      const mine = ++asked;
      try {
        const told = await ask();
        if (mine === asked) batch(() => ([value.value, problem.value] = [told, null]));
      } catch (thrown) {
        if (mine === asked) problem.value = asApiError(thrown);
      }
    },
  };
}
