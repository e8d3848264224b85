import { promisifyRequest, type UseStore } from 'idb-keyval';
import { numbered, type Entry, type Store } from './store.ts';

const VERSION = 2;
/** Keys are the store's own texts, but for appended entries: those stand under the numbers that IndexedDB gives. */
const OBJECT_STORE = 'entries';
/** That of version 1, which kept numbers as texts and counted by itself. */
const OLD_OBJECT_STORE = 'kv';
/**
 * A blocked open never answers; after this it counts as refused. An open stands in line behind what the game writes: at its
 * first start that may be hundreds of megabytes, 80 a second of them on a desktop.
 */
const OPEN_LIMIT_MS = 10_000;

/**
 * A store on IndexedDB. Writes use strict durability, since a power cut loses every relaxed one, and an explicit commit,
 * since a write begun while the page leaves is lost without it. Rejects when the page is refused IndexedDB.
 */
export async function indexedDbStore(name: string): Promise<Store> {
  const [use, close] = connection(name);
  await use('readonly', (store) => promisifyRequest(store.count()));

  const write = (store: IDBObjectStore, puts: Entry[], deletes: string[]) => {
    for (const key of deletes) store.delete(inner(key));
    try {
      for (const [key, value] of puts) store.put(value, inner(key));
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
    get: (key) => use('readonly', (store) => promisifyRequest(store.get(inner(key)))),
    list: (prefix) =>
      use('readonly', async (store) => {
        const [keys, values] = await Promise.all([
          promisifyRequest(store.getAllKeys(within(prefix))),
          promisifyRequest(store.getAll(within(prefix))),
        ]);
        return keys.map((key, i): Entry => [outer(key), values[i]]);
      }),
    keys: async (prefix) =>
      (await use('readonly', (store) => promisifyRequest(store.getAllKeys(within(prefix))))).map(outer),
    write: (puts, deletes = []) => use('readwrite', (store) => write(store, puts, deletes)),
    append: (value, more = []) =>
      use('readwrite', async (store) => {
        const adding = store.add(value);
        await write(store, more, []);
        return outer(adding.result);
      }),
    claim: (key, value) =>
      use('readwrite', async (store) => {
        const kept = await promisifyRequest(store.get(key));
        return kept ?? (await write(store, [[key, value]], []), value);
      }),
    close,
  };
}

/** The key in IndexedDB, and back. */
const inner = (key: string): IDBValidKey => (key.startsWith('o/') ? Number(key.slice(2)) : key);
const outer = (key: IDBValidKey) => (typeof key === 'number' ? numbered(key) : (key as string));

const within = (prefix: string) =>
  prefix === 'o/' ? IDBKeyRange.bound(0, Infinity) : IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Chromium's and Firefox's word for a connection that is gone, and Safari's, after a while in the background. */
const LOST = /InvalidState|Unknown/;

/**
 * One connection, opened again once when the browser has closed it, and given up when another tab wants to upgrade. What
 * still comes after the end is done, on a connection that does not outlive it.
 */
function connection(name: string): [UseStore, () => void] {
  let opened: Promise<IDBDatabase> | undefined;
  let ended = false;
  const open = () => (opened ??= openDatabase(name, () => (opened = undefined)));
  const close = () => {
    opened?.then((db) => db.close()).catch(() => {});
    opened = undefined;
  };
  const use: UseStore = async (mode, callback) => {
    try {
      return await run(await open(), mode, callback);
    } catch (error) {
      if (!LOST.test((error as Error)?.name)) throw error;
      close();
      return run(await open(), mode, callback);
    } finally {
      if (ended) close();
    }
  };
  const end = () => {
    ended = true;
    close();
  };
  return [use, end];
}

async function run<T>(db: IDBDatabase, mode: IDBTransactionMode, task: (store: IDBObjectStore) => T | PromiseLike<T>) {
  return task(db.transaction(OBJECT_STORE, mode, { durability: 'strict' }).objectStore(OBJECT_STORE));
}

function openDatabase(name: string, forget: () => void): Promise<IDBDatabase> {
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    const timer = setTimeout(() => {
      request.onsuccess = () => request.result.close();
      reject(new Error('late'));
    }, OPEN_LIMIT_MS);
    request.onupgradeneeded = ({ oldVersion }) => {
      const store = request.result.createObjectStore(OBJECT_STORE, { autoIncrement: true });
      if (oldVersion) moveInto(store, request.transaction!.objectStore(OLD_OBJECT_STORE));
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      clearTimeout(timer);
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

/** A number that is put by hand is never given by IndexedDB again, nor a lower one. */
function moveInto(store: IDBObjectStore, old: IDBObjectStore) {
  old.openCursor().onsuccess = ({ target }) => {
    const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
    if (!cursor) return store.transaction.db.deleteObjectStore(old.name);
    store.put(cursor.value, inner(cursor.key as string));
    cursor.continue();
  };
}
