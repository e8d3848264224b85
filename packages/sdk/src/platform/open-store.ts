import { indexedDbStore } from './indexed-db-store.ts';
import { memoryStore } from './memory-store.ts';
import type { Store } from './store.ts';

/** The store of this name. Never rejects: a page that is refused IndexedDB gets a volatile one. */
export const openStore = (name: string): Promise<Store> => indexedDbStore(name).catch(() => memoryStore());
