/** The part of `localStorage` that is used; it may throw when it is full or refused. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The same, where what others have put there can be found. */
export type SharedStorage = TextStorage & Pick<Storage, 'key' | 'length'>;

/** The names of all that is kept there. */
export function keptKeys(storage: SharedStorage): string[] {
  try {
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  } catch {
    return [];
  }
}

/** What is kept there, or null: a storage that refuses, or holds something else, costs the safety net and nothing more. */
export function readKept(storage: TextStorage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Null: nothing is kept any more. Out: whether it was done; where not, the safety net is lost, never the typing. */
export function writeKept(storage: TextStorage, key: string, value: unknown): boolean {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
