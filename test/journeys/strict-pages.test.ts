import type { SupportWidget } from '@savepoint/widget';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;
const sites: Site[] = [];

beforeAll(async () => {
  server = await openSupportServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await Promise.all(sites.map((site) => site.close()));
  await server?.end();
});

/** What the game's own script does, as a file, since a strict page has no inline script. */
const gameScript = () => `
  globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
  globalThis.faults = [];
  addEventListener('error', (event) => faults.push(event.message));
  addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const draw = canvas.getContext('2d');
  (function frame() { draw.fillStyle = 'tomato'; draw.fillRect(0, 0, 300, 150); requestAnimationFrame(frame); })();
  globalThis.support = Savepoint.createSupport({
    endpoint: '${server.url}', game: '${GAME.id}', build: '1.0.0', theme: 'light', canvas: () => canvas,
  });`;

interface Game {
  support: SupportWidget;
  violations: string[];
  faults: string[];
}

interface Strictness {
  headers?: Record<string, string>;
  /** Inline script that spoils the page before anything else runs. */
  before?: string;
  nonce?: string;
  kept?: 'durable' | 'volatile';
}

/** Addresses of the support server are what a studio adds to its own rules; all else is as strict as it can be. */
const rules = (script: string) =>
  `default-src 'self'; script-src ${script}; connect-src ${server.url}; object-src 'none'; base-uri 'none'`;

async function open({ headers = {}, before, nonce }: Strictness): Promise<Page> {
  const tag = nonce ? ` nonce="${nonce}"` : '';
  const html = `<!doctype html><meta charset="utf-8"><title>game</title><body>
    ${before ? `<script>${before}</script>` : ''}
    <script${tag} src="${server.url}/savepoint.js"></script><script${tag} src="/game.js"></script>`;
  const site = await openSite('.', { '/index.html': html, '/game.js': gameScript() }, headers);
  sites.push(site);
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.url);
  return page;
}

const tellsOf = (frame: Page | Frame) =>
  frame.evaluate(() => {
    const { violations, faults } = globalThis as never as Game;
    return { violations, faults };
  });

/** A report with a picture of the game and a file, from the launcher to the server. Gives what went wrong in the page. */
async function reportsFrom(frame: Page | Frame, kept: 'durable' | 'volatile' = 'durable') {
  await frame.getByRole('button', { name: 'Support' }).click();
  await frame.getByRole('button', { name: 'Something is broken' }).click();
  const words = `Stuck behind a strict page ${Math.random()}`;
  await frame.getByLabel('Your report').fill(words);
  await frame.locator('input[type=file]').setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('log') });
  await expect.poll(() => frame.locator('.thumb').evaluate((thumb: HTMLCanvasElement) => thumb.height)).toBe(144);
  const look = await frame.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
  expect(look, 'the panel has its style').toBe('rgb(255, 255, 255)');
  await frame.getByRole('button', { name: 'Send', exact: true }).click();
  await frame.locator('.message[data-status=sent]').waitFor();
  await expect.poll(() => frame.getByText('This page may not store anything').count()).toBe(kept === 'volatile' ? 1 : 0);
  const stored = await server.db
    .selectFrom('message')
    .innerJoin('attachment', 'attachment.message_id', 'message.id')
    .select(['attachment.name'])
    .where('message.text', '=', words)
    .orderBy('attachment.position')
    .execute();
  expect(stored.map(({ name }) => name)).toEqual(['screenshot.jpg', 'log.txt']);
  return tellsOf(frame);
}

const UNHARMED = { violations: [], faults: [] };

const strictPages: Record<string, () => Strictness> = {
  'a policy without unsafe-inline': () => ({ headers: { 'content-security-policy': rules(`'self' ${server.url}`) } }),
  'strict-dynamic with a nonce': () => ({
    headers: { 'content-security-policy': rules(`'nonce-abc' 'strict-dynamic'`) },
    nonce: 'abc',
  }),
  'Trusted Types': () => ({
    headers: {
      'content-security-policy': `${rules(`'self' ${server.url}`)}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  }),
  'cross-origin isolation': () => ({
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  }),
  'prototypes that were added to': () => ({
    before: `Array.prototype.last = function () { return this[this.length - 1]; };
      Object.prototype.extend = function () {}; String.prototype.format = function () {};`,
  }),
  'frozen intrinsics': () => ({
    before: `for (const one of [Array, Object, Function, Promise, Map, Set, String, Number, RegExp, Date, Error, JSON, Math]) {
      Object.freeze(one.prototype); Object.freeze(one); }`,
  }),
  'an addEventListener that swallows every key': () => ({
    before: `const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, heard, options) {
        return add.call(this, type, typeof heard === 'function' ? function (event) { return heard.call(this, event); } : heard, options);
      };
      for (const type of ['keydown', 'mousedown', 'touchstart', 'wheel']) {
        add.call(document, type, (event) => event.preventDefault(), { passive: false });
      }`,
  }),
};

test.each(Object.keys(strictPages))('under %s a report with its picture arrives, and nothing is violated', async (name) => {
  const page = await open(strictPages[name]!());
  expect(await reportsFrom(page)).toEqual(UNHARMED);
  await page.context().close();
});

test('in a sandbox of a portal, which has no origin, a report arrives, and it is said that nothing can be stored', async () => {
  const site = await openSite('.', {
    '/index.html': `<!doctype html><iframe sandbox="allow-scripts" src="/game.html" width="900" height="640"></iframe>`,
    '/game.html': `<!doctype html><meta charset="utf-8"><body><script src="${server.url}/savepoint.js"></script><script>${gameScript()}</script>`,
  });
  sites.push(site);
  const page = await (await browser.newContext({ viewport: { width: 940, height: 700 } })).newPage();
  await page.goto(site.url);
  expect(await reportsFrom(page.frames()[1]!, 'volatile')).toEqual(UNHARMED);
  await page.context().close();
});

test('two supports on one page keep to themselves', async () => {
  const page = await open({});
  const { first, second } = await page.evaluate(async () => {
    const { support, Savepoint } = globalThis as never as Game & {
      Savepoint: { createSupport(options: unknown): SupportWidget };
    };
    const other = Savepoint.createSupport({ endpoint: location.origin, game: 'another-game', launcher: false });
    await support.report({ topic: 'bug', text: 'for the first' });
    other.open();
    const first = { cases: support.cases.value.length, open: support.isOpen.value };
    const second = { cases: other.cases.value.length, open: other.isOpen.value };
    other.close();
    other.destroy();
    return { first, second };
  });
  expect(first).toEqual({ cases: 1, open: false });
  expect(second).toEqual({ cases: 0, open: true });
  expect(await reportsFrom(page)).toEqual(UNHARMED);
  await page.context().close();
});

test('a page that comes back from the back/forward cache goes on', async () => {
  const page = await open({});
  await page.waitForFunction(() => (globalThis as never as Partial<Game>).support?.storage.value === 'durable');
  await page.goto(server.url + '/healthz');
  await page.goBack();
  expect(await reportsFrom(page)).toEqual(UNHARMED);
  await page.context().close();
});
