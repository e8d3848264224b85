import { makeBrowserOfflineTransport } from '@sentry/browser';
import type { Envelope } from '@savepoint/protocol';
import { Queue } from 'workbox-background-sync';
import { addToOutbox } from '../../../../packages/sdk/src/outbox/writer.ts';
import { indexedDbStore } from '../../../../packages/sdk/src/platform/indexed-db-store.ts';

/** Keeps an envelope. The outer call prepares what a caller would have at hand anyway; only the inner one is timed. */
export type Keep = (envelope: Envelope) => () => PromiseLike<unknown>;

/** Each opens an empty place of its own on this page's disk. */
export const contenders = {
  bare: () => bare('bare'),
  bareAgain: () => bare('bare-again'),
  bareCounting: () => bare('bare-counting', true),
  ours,
  workbox,
  sentry,
};

export type ContenderName = keyof typeof contenders;

/**
 * The least that is as safe: one strict `put` of the record with an explicit commit, on an open connection. When
 * `counting`, with what a number that holds between tabs costs at least: read and written in the same transaction.
 */
async function bare(name: string, counting = false): Promise<Keep> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore('kv');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let count = 0;
  const keyOf = (n: number) => `o/${String(n).padStart(12, '0')}`;
  return (envelope) => () =>
    new Promise<void>((resolve, reject) => {
      const transaction = db.transaction('kv', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      const store = transaction.objectStore('kv');
      const record = { v: 1, envelope, files: [] };
      if (!counting) {
        store.put(record, keyOf(++count));
        transaction.commit();
        return;
      }
      const reading: IDBRequest<number | undefined> = store.get('count');
      reading.onsuccess = () => {
        const next = (reading.result ?? 0) + 1;
        store.put(record, keyOf(next));
        store.put(next, 'count');
        transaction.commit();
      };
    });
}

async function ours(): Promise<Keep> {
  const store = await indexedDbStore('ours');
  return (envelope) => () => addToOutbox(store, envelope);
}

/** Its queue as it is meant to be used, but for the service worker: a page has no background sync to register. */
async function workbox(): Promise<Keep> {
  Object.assign(globalThis, { registration: {} });
  const queue = new Queue('workbox', { forceSyncFallback: true, onSync() {} });
  return (envelope) => {
    const request = new Request('/v1/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelope),
    });
    return () => queue.pushRequest({ request });
  };
}

/** Its offline transport over a network that fails at once. Its default limit of 30 events is lifted. */
async function sentry(): Promise<Keep> {
  const offline = () => ({ send: () => Promise.reject(new Error('offline')), flush: () => Promise.resolve(true) });
  const transport = makeBrowserOfflineTransport(offline)({
    url: '/',
    recordDroppedEvent() {},
    maxQueueSize: Number.MAX_SAFE_INTEGER,
  });
  return (envelope) => {
    const event = { type: 'feedback', contexts: { feedback: { message: JSON.stringify(envelope) } } } as const;
    return () => transport.send([{ event_id: envelope.id, sent_at: '' }, [[{ type: 'feedback' }, event]]]);
  };
}
