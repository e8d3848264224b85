import { build, type Rolldown } from 'vite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import fixtureV1 from '../../packages/sdk/src/outbox/fixtures/v1.json' with { type: 'json' };
import { storeContract } from '../../packages/sdk/src/testing/store-contract.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';

type Globals = {
  store: {
    contract: typeof storeContract;
    open: typeof import('../../packages/sdk/src/platform/indexed-db-store.ts').indexedDbStore;
    noteConnections: typeof noteConnections;
  };
};

/** From now on: the last connection that was opened, and how the browser opens one. */
function noteConnections() {
  const noted = { open: indexedDB.open.bind(indexedDB), last: undefined as IDBDatabase | undefined };
  indexedDB.open = (name: string, version?: number) => {
    const request = noted.open(name, version);
    request.addEventListener('success', () => (noted.last = request.result));
    return request;
  };
  return noted;
}

let browser: Browser;
let site: Site;
let page: Page;

/** The store and its contract in a page of real Chromium. */
beforeAll(async () => {
  const entry = '\0store';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['savepoint-source'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) =>
          id === entry
            ? `import { storeContract as contract } from '/packages/sdk/src/testing/store-contract.ts';
               import { indexedDbStore as open } from '/packages/sdk/src/platform/indexed-db-store.ts';
               globalThis.store = { contract, open };`
            : undefined,
      },
    ],
    build: { write: false, rolldownOptions: { input: entry } },
  });
  const { output } = ([result].flat() as Rolldown.RolldownOutput[])[0]!;
  site = await openSite('.', { '/index.html': '<script type="module" src="/store.js"></script>', '/store.js': output[0].code });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function fresh() {
  page = await (await browser.newContext()).newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => 'store' in globalThis);
  await page.evaluate(`store.noteConnections = ${noteConnections.toString()}`);
}

test.each(Object.keys(storeContract))('%s', async (name) => {
  await fresh();
  const problem = await page.evaluate(async (name) => {
    const { contract, open } = (globalThis as never as Globals).store;
    return contract[name]!(() => open('contract')).then(
      () => undefined,
      (error: Error) => error.message,
    );
  }, name);
  expect(problem).toBeUndefined();
  await page.context().close();
});

test('goes on after the browser has closed the connection, and lets another tab delete the database', async () => {
  await fresh();
  const kept = await page.evaluate(async () => {
    const { open, noteConnections } = (globalThis as never as Globals).store;
    const noted = noteConnections();
    const store = await open('closing');
    await store.append('before');
    noted.last!.close();
    await store.append('after');
    const entries = (await store.list('o/')).map(([, value]) => value);
    const deleted = await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('closing');
      request.addEventListener('success', () => resolve('deleted'));
      request.addEventListener('blocked', () => resolve('blocked'));
    });
    return { entries, deleted };
  });
  expect(kept).toEqual({ entries: ['before', 'after'], deleted: 'deleted' });
  await page.context().close();
});

test('goes on after Safari has lost its database server, which it tells by an error of its own', async () => {
  await fresh();
  const kept = await page.evaluate(async () => {
    const { open } = (globalThis as never as Globals).store;
    const store = await open('lost');
    await store.append('before');
    const opened = IDBDatabase.prototype.transaction;
    const lost = new WeakSet<IDBDatabase>();
    let first = true;
    IDBDatabase.prototype.transaction = function (...given) {
      if (first) lost.add(this);
      first = false;
      if (lost.has(this)) throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
      return opened.apply(this, given);
    };
    await store.append('after');
    return (await store.list('o/')).map(([, value]) => value);
  });
  expect(kept).toEqual(['before', 'after']);
  await page.context().close();
});

test('waits for its turn where the browser has other databases to write, as at the first start of a large game', async () => {
  await fresh();
  const mode = await page.evaluate(async () => {
    const { open } = (globalThis as never as Globals).store;
    const busy = indexedDB.open('busy', 2);
    busy.onupgradeneeded = () => {
      const entries = busy.result.createObjectStore('entries', { autoIncrement: true });
      const until = performance.now() + 5_000;
      const on = () => void (performance.now() < until && (entries.get(0).onsuccess = on));
      on();
    };
    busy.onsuccess = () => busy.result.close();
    return (await open('busy')).mode;
  });
  expect(mode).toBe('durable');
  await page.context().close();
});

test('a database that is lost for good leaves no rejection to the game', async () => {
  await fresh();
  const seen = await page.evaluate(async () => {
    const { open, noteConnections } = (globalThis as never as Globals).store;
    const unhandled: string[] = [];
    addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));
    const noted = noteConnections();
    const store = await open('gone');
    noted.last!.close();
    indexedDB.open = (name: string) => noted.open(name, 1);
    const written = await Promise.allSettled([store.append('one'), store.append('two')]);
    await new Promise((resolve) => setTimeout(resolve));
    return { written: written.map(({ status }) => status), unhandled };
  });
  expect(seen).toEqual({ written: ['rejected', 'rejected'], unhandled: [] });
  await page.context().close();
});

test('keeps what comes after its end, and still leaves no connection behind', async () => {
  await fresh();
  const kept = await page.evaluate(async () => {
    const { open } = (globalThis as never as Globals).store;
    let connections = 0;
    const [opening, closing] = [indexedDB.open.bind(indexedDB), IDBDatabase.prototype.close];
    indexedDB.open = (name: string, version?: number) => {
      const request = opening(name, version);
      request.addEventListener('success', () => connections++);
      return request;
    };
    IDBDatabase.prototype.close = function () {
      connections--;
      closing.call(this);
    };
    const store = await open('ending');
    const begun = store.write([['begun', 1]]);
    store.close();
    await Promise.all([begun, store.write([['late', 1]])]);
    await store.write([['later', 1]]);
    const keys = await store.keys('');
    await new Promise((resolve) => setTimeout(resolve));
    return { keys, connections };
  });
  expect(kept).toEqual({ keys: ['begun', 'late', 'later'], connections: 0 });
  await page.context().close();
});

test('a write begun while the page goes to another site is there when the player comes back', async () => {
  await fresh();
  await page.evaluate(async () => {
    const store = await (globalThis as never as Globals).store.open('leaving');
    await store.write([['early', 1]]);
    addEventListener('pagehide', () => void store.write([['late', 1]]));
  });
  await page.goto('about:blank');
  await page.goto(site.url);
  await page.waitForFunction(() => 'store' in globalThis);
  await page.evaluate(`store.noteConnections = ${noteConnections.toString()}`);
  const entries = await page.evaluate(async () => (await (globalThis as never as Globals).store.open('leaving')).list(''));
  expect(entries).toEqual([
    ['early', 1],
    ['late', 1],
  ]);
  await page.context().close();
});

test('takes over what an older version of the database holds, in order, and numbers on from there', async () => {
  await fresh();
  const kept = await page.evaluate(async (fixture) => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('older');
      request.addEventListener('error', () => reject(request.error));
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kv'));
      request.addEventListener('success', () => {
        const db = request.result;
        const transaction = db.transaction('kv', 'readwrite');
        for (const [key, value] of Object.entries(fixture)) transaction.objectStore('kv').put(value, key);
        // As an open tab of the older build does it.
        db.addEventListener('versionchange', () => db.close());
        transaction.addEventListener('complete', () => resolve());
      });
    });
    const store = await (globalThis as never as Globals).store.open('older');
    const added = await store.append('new');
    return { added, waiting: await store.list('o/'), others: await store.list('') };
  }, fixtureV1);
  const entries = Object.entries(fixtureV1);
  const [last] = entries.filter(([key]) => key.startsWith('o/')).at(-1)!;
  expect(kept.added > last).toBe(true);
  expect(kept.waiting).toEqual([...entries.filter(([key]) => key.startsWith('o/')), [kept.added, 'new']]);
  expect(kept.others).toEqual(entries.filter(([key]) => !key.startsWith('o/')).toSorted());
  await page.context().close();
});
