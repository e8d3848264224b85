import { numbered, type Entry, type Store } from './store.ts';

/** Where it counts its appended entries. */
const COUNT_KEY = 'count';

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
    keys: async (prefix) => list(prefix).map(([key]) => key),
    write,
    append: async (value, more = []) => {
      const count = ((map.get(COUNT_KEY) as number | undefined) ?? 0) + 1;
      const key = numbered(count);
      await write([[key, value], [COUNT_KEY, count], ...more]);
      return key;
    },
    claim: async (key, value) => {
      if (!map.has(key)) map.set(key, structuredClone(value));
      return map.get(key);
    },
    close() {},
  };
}
