import { promisifyRequest, type UseStore } from 'idb-keyval';
import { COUNT_KEY, numbered, type Entry, type Store } from './store.ts';

const OBJECT_STORE = 'kv';
/** A blocked open never answers; after this it counts as refused. */
const OPEN_LIMIT_MS = 3_000;

/**
 * A store on IndexedDB. Writes use strict durability, since a power cut loses every relaxed one, and an explicit commit,
 * since a write begun while the page leaves is lost without it. Rejects when the page is refused IndexedDB.
 */
export async function indexedDbStore(name: string): Promise<Store> {
  const [use, close] = connection(name);
  await use('readonly', (store) => promisifyRequest(store.count()));

  const write = (store: IDBObjectStore, puts: Entry[], deletes: string[]) => {
    for (const key of deletes) store.delete(key);
    try {
      for (const [key, value] of puts) store.put(value, key);
    } catch (error) {
      // A value that cannot be cloned throws only when its turn comes: what was put before it must not stay.
      store.transaction.abort();
      throw error;
    }
    store.transaction.commit?.();
    return promisifyRequest(store.transaction);
  };
  return {
    mode: 'durable',
    get: (key) => use('readonly', (store) => promisifyRequest(store.get(key))),
    list: (prefix) =>
      use('readonly', async (store) => {
        const range = within(prefix);
        const [keys, values] = await Promise.all([
          promisifyRequest(store.getAllKeys(range)),
          promisifyRequest(store.getAll(range)),
        ]);
        return keys.map((key, i): Entry => [key as string, values[i]]);
      }),
    write: (puts, deletes = []) => use('readwrite', (store) => write(store, puts, deletes)),
    append: (prefix, value, more = []) =>
      use('readwrite', async (store) => {
        const count = ((await promisifyRequest(store.get(COUNT_KEY))) ?? 0) + 1;
        const key = numbered(prefix, count);
        await write(store, [[key, value], [COUNT_KEY, count], ...more], []);
        return key;
      }),
    claim: (key, value) =>
      use('readwrite', async (store) => {
        const kept = await promisifyRequest(store.get(key));
        return kept ?? (await write(store, [[key, value]], []), value);
      }),
    close,
  };
}

const within = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** One connection, opened again once when the browser has closed it, and given up when another tab wants to upgrade. */
function connection(name: string): [UseStore, () => void] {
  let opened: Promise<IDBDatabase> | undefined;
  const open = () => (opened ??= openDatabase(name, () => (opened = undefined)));
  const close = () => {
    void opened?.then((db) => db.close());
    opened = undefined;
  };
  const use: UseStore = async (mode, callback) => {
    try {
      return await run(await open(), mode, callback);
    } catch (error) {
      if ((error as Error)?.name !== 'InvalidStateError') throw error;
      close();
      return run(await open(), mode, callback);
    }
  };
  return [use, close];
}

async function run<T>(db: IDBDatabase, mode: IDBTransactionMode, task: (store: IDBObjectStore) => T | PromiseLike<T>) {
  return task(db.transaction(OBJECT_STORE, mode, { durability: 'strict' }).objectStore(OBJECT_STORE));
}

function openDatabase(name: string, forget: () => void): Promise<IDBDatabase> {
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    setTimeout(() => reject(new Error('IndexedDB did not open in time')), OPEN_LIMIT_MS);
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(OBJECT_STORE);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      db.onclose = forget;
      db.onversionchange = () => {
        forget();
        db.close();
      };
      resolve(db);
    };
  });
  opening.catch(forget);
  return opening;
}
