import { COUNT_KEY, numbered, type Entry, type Store } from './store.ts';

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
      const count = ((map.get(COUNT_KEY) as number | undefined) ?? 0) + 1;
      const key = numbered(prefix, count);
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
