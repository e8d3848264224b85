/** A database that never holds anything. */
const EMPTY = 'savepoint/log';
let begun = false;

/**
 * Has Chromium begin a new log for all that this origin keeps in IndexedDB, once a page. A browser that is killed in the midst
 * of a write leaves half a record at the end of the log; the next one writes on behind it, and the one after that takes the
 * log for broken and removes everything (google/leveldb#1287). To delete a database makes it begin another.
 */
export function beginFreshLog(): void {
  if (begun || !globalThis.navigator?.userAgent?.includes('Chrome/')) return;
  begun = true;
  try {
    const opening = indexedDB.open(EMPTY);
    opening.onsuccess = () => {
      opening.result.close();
      indexedDB.deleteDatabase(EMPTY);
    };
  } catch {
    // The page is refused IndexedDB.
  }
}
