import { build, type Rolldown } from 'vite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeContract } from '../../packages/sdk/src/testing/store-contract.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';

type Globals = {
  store: {
    contract: typeof storeContract;
    open: typeof import('../../packages/sdk/src/platform/indexed-db-store.ts').indexedDbStore;
  };
};

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
    const { open } = (globalThis as never as Globals).store;
    let raw: IDBDatabase | undefined;
    const factory = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name: string) => {
      const request = factory(name);
      request.addEventListener('success', () => (raw = request.result));
      return request;
    };
    const store = await open('closing');
    await store.append('o/', 'before');
    raw!.close();
    await store.append('o/', 'after');
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
  const entries = await page.evaluate(async () => (await (globalThis as never as Globals).store.open('leaving')).list(''));
  expect(entries).toEqual([
    ['early', 1],
    ['late', 1],
  ]);
  await page.context().close();
});
