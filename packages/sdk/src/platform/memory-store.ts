import { nextKey, type Entry, type Store } from './store.ts';

/** A store that lives as long as the page: for pages that are refused IndexedDB, and for tests. */
export function memoryStore(map = new Map<string, unknown>(), mode: Store['mode'] = 'volatile'): Store {
  const list = (prefix: string): Entry[] =>
    [...map].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  const write = async (puts: Entry[], deletes: string[] = []) => {
    const cloned = puts.map(([key, value]): Entry => [key, structuredClone(value)]);
    for (const key of deletes) map.delete(key);
    for (const [key, value] of cloned) map.set(key, value);
  };
  return {
    mode,
    get: async (key) => map.get(key),
    list: async (prefix) => list(prefix),
    write,
    append: async (prefix, value, more = []) => {
      const key = nextKey(prefix, list(prefix).at(-1)?.[0]);
      await write([[key, value], ...more]);
      return key;
    },
    close() {},
  };
}
