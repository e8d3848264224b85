import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Store } from '../platform/store.ts';
import type { CaseCopy } from './case-copy.ts';

/** The stored copies of a player's cases, by id. */
export interface CaseCopies {
  readonly all: ReadonlySignal<ReadonlyMap<string, CaseCopy>>;
  /** Reads what is stored, also by other tabs. */
  load(): Promise<void>;
}

export const copyKey = (caseId: string) => `c/${caseId}`;

export function createCaseCopies(store: Store): CaseCopies {
  const all = signal<ReadonlyMap<string, CaseCopy>>(new Map());
  return {
    all,
    async load() {
      const copies = (await store.list('c/')).map(([, value]) => value as CaseCopy).filter(({ v }) => v === 1);
      all.value = new Map(copies.map((copy) => [copy.id, copy]));
    },
  };
}
