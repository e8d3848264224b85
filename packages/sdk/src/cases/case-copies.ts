import type { Store } from '../platform/store.ts';
import type { CaseCopy } from './case-copy.ts';

/** The stored copies of a player's cases, by id. */
export interface CaseCopies {
  /** As last loaded. */
  all(): ReadonlyMap<string, CaseCopy>;
  /** Reads what is stored, also by other tabs. */
  load(): Promise<void>;
}

export const copyKey = (caseId: string) => `c/${caseId}`;

export function createCaseCopies(store: Store): CaseCopies {
  let all: ReadonlyMap<string, CaseCopy> = new Map();
  return {
    all: () => all,
    async load() {
      const copies = (await store.list('c/')).map(([, value]) => value as CaseCopy).filter(({ v }) => v === 1);
      all = new Map(copies.map((copy) => [copy.id, copy]));
    },
  };
}
