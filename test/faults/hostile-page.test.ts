import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';

/** A port of this machine on which nothing listens. */
const DEAD = 'http://127.0.0.1:9';

/** A game that counts its frames and starts support the way a studio would, after `before` has spoilt the page. */
const game = (before: string) => `<!doctype html><meta charset="utf-8"><title>game</title>
<script>${before}</script>
<script src="/savepoint.js"></script>
<script>
  globalThis.faults = [];
  addEventListener('error', (event) => faults.push(event.message));
  addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
  globalThis.frames = 0;
  (function frame() { frames++; requestAnimationFrame(frame); })();
  globalThis.support = Savepoint.createSupport({
    endpoint: '${DEAD}', game: 'lantern-run', build: '1.0.0',
    state() { throw new Error('the state getter throws'); },
    canvas() { throw new Error('the canvas getter throws'); },
  });
</script>`;

const NO_STORAGE = `Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });`;
/** As an iframe of another site gets it where the player lets no other site store anything. */
const REFUSED_STORAGE = `indexedDB.open = () => {
  const request = { error: new DOMException('no', 'UnknownError') };
  setTimeout(() => request.onerror?.({ target: request }));
  return request;
};`;
const HANGING_STORAGE = `indexedDB.open = () => ({});`;
const NO_LOCKS = `Object.defineProperty(navigator, 'locks', { get() { throw new DOMException('no', 'SecurityError'); } });
globalThis.BroadcastChannel = class { constructor() { throw new Error('no'); } };`;

let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await openSite('packages/widget/dist/script', {
    '/whole.html': game(''),
    '/no-locks.html': game(NO_LOCKS),
    '/no-storage.html': game(NO_STORAGE + NO_LOCKS),
    '/refused-storage.html': game(REFUSED_STORAGE),
    '/hanging-storage.html': game(HANGING_STORAGE),
    '/wrong-options.html': '<!doctype html><script src="/savepoint.js"></script>',
  });
  // The script asks for its parts below /savepoint/, where the server serves this folder.
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.route('**/savepoint/*', (route) =>
    route.fulfill({ path: `packages/widget/dist/script/${route.request().url().split('/').at(-1)}` }),
  );
  await page.goto(`${site.url}${path}`);
  return page;
}

const report = (page: Page) =>
  page.evaluate(() => (globalThis as never as Window).support.report({ topic: 'bug', text: 'The door is stuck' }));

interface Window {
  support: import('@savepoint/widget').SupportWidget;
  Savepoint: { createSupport(options: unknown): import('@savepoint/widget').SupportWidget };
  faults: string[];
  frames: number;
}

async function runsOn(page: Page) {
  const frames = () => page.evaluate(() => (globalThis as never as Window).frames);
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 5);
  expect(await page.evaluate(() => (globalThis as never as Window).faults)).toEqual([]);
}

test.each([
  ['/whole.html', 'durable'],
  ['/no-locks.html', 'durable'],
  ['/no-storage.html', 'volatile'],
  ['/refused-storage.html', 'volatile'],
  ['/hanging-storage.html', 'volatile'],
] as const)('%s: the game runs on and the report is said to be kept %s', async (path, kept) => {
  const page = await open(path);
  expect(await report(page)).toEqual({ ok: true, caseId: expect.any(String), kept });
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'My cases' }).click();
  await page.locator('.case[data-state=saved]').click();
  await expect.poll(() => page.locator('.message').getAttribute('data-status')).toBe('saved');
  await expect.poll(() => page.getByText('This page may not store anything').count()).toBe(kept === 'volatile' ? 1 : 0);
  await runsOn(page);

  await page.reload();
  await page.waitForFunction(() => (globalThis as never as Window).support.storage.value !== 'opening');
  await expect
    .poll(() => page.evaluate(() => (globalThis as never as Window).support.cases.value.length))
    .toBe(kept === 'durable' ? 1 : 0);
  await page.context().close();
});

test('a disk that is full is told, and nothing is thrown', async () => {
  const page = await open('/whole.html');
  await page.waitForFunction(() => (globalThis as never as Window).support.storage.value === 'durable');
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  expect(await report(page)).toEqual({ ok: false, code: 'storage_full' });
  await runsOn(page);
  await page.context().close();
});

test('wrong options are told to the developer and to the caller, not thrown', async () => {
  const page = await open('/wrong-options.html');
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  const receipt = await page.evaluate(() => {
    const { Savepoint } = globalThis as never as Window;
    return Savepoint.createSupport({ game: 'Not An Id' }).report({ topic: 'bug', text: 'x' });
  });
  expect(receipt).toEqual({ ok: false, code: 'not_configured' });
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByLabel('Your report').fill('to nobody');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Support is not set up in this game.').waitFor();
  expect(said.join()).toMatch(/error savepoint: option `game`/);
  await page.context().close();
});

test('a panel that cannot be loaded is replaced by a plain form, and the report is kept', async () => {
  const page = await open('/whole.html');
  await page.route('**/savepoint/*', (route) => route.abort());
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByLabel('What happened?').fill('Offline at the first visit');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved, and sent later.').waitFor();
  await page.unroute('**/savepoint/*');
  await page.reload();
  await page.route('**/savepoint/*', (route) =>
    route.fulfill({ path: `packages/widget/dist/script/${route.request().url().split('/').at(-1)}` }),
  );
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'My cases' }).click();
  await page.locator('.case').waitFor();
  await expect.poll(() => page.getByText('Offline at the first visit').count()).toBe(1);
  await page.context().close();
});

test('nothing is loaded and nothing is asked before the player wants something', async () => {
  const page = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}/whole.html`);
  await page.waitForFunction(() => (globalThis as never as Window).support.storage.value === 'durable');
  await page.waitForTimeout(1_500);
  expect(asked).toEqual(['/whole.html', '/savepoint.js']);
  await page.context().close();
});

test('destroy leaves the page without the widget, its keys and its timers', async () => {
  const page = await open('/whole.html');
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await page.evaluate(() => (globalThis as never as Window).support.destroy());
  await expect.poll(() => page.locator('savepoint-widget').count()).toBe(0);
  expect(
    await page.evaluate(() => {
      let heard = 0;
      addEventListener('keydown', () => heard++);
      dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyW' }));
      return heard;
    }),
  ).toBe(1);
  await runsOn(page);
  await page.context().close();
});
