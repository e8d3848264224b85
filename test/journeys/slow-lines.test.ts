import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { en } from '../../packages/widget/src/i18n/en.ts';

/** What is needed together, as addresses. On a slow line each that waits for another costs a third of a second and more. */
interface Pair {
  first: RegExp;
  beside: RegExp;
}

const PANEL: Pair = { first: /\/savepoint\/panel-/, beside: /\/savepoint\/engine-/ };
const HELP: Pair = { first: /\/savepoint\/screens-/, beside: /\/savepoint\/help-/ };
const CHAT: Pair = { first: /\/savepoint\/chat-screen-/, beside: /\/savepoint\/live-chat-/ };
const DESK: Pair = { first: /\/console\/assets\/index-.*js$/, beside: /\/staff\/session$/ };

let server: SupportServer;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  const script = `<script src="${server.url}/savepoint.js" data-game="${GAME.id}" data-build="1.0.0"></script>`;
  site = await openSite('.', { '/index.html': `<!doctype html><title>game</title><canvas></canvas>${script}` });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

/** Holds the first of each pair until the other is asked for, or for too long. Out: of those pairs the ones asked for together. */
async function holdFirst(page: Page, pairs: readonly Pair[]): Promise<Pair[]> {
  const together: Pair[] = [];
  for (const pair of pairs) {
    const asked = page.waitForRequest(pair.beside, { timeout: 60_000 });
    asked.catch(() => {});
    await page.route(pair.first, async (route) => {
      const late = new Promise<boolean>((resolve) => setTimeout(resolve, 5_000, false));
      if (await Promise.race([asked.then(() => true), late])) together.push(pair);
      await route.continue();
    });
  }
  return together;
}

test('a player\'s page asks together for panel and engine, help and its screens, a chat and its socket', async () => {
  const page = await browser.newPage();
  const together = await holdFirst(page, [PANEL, HELP, CHAT]);
  await page.goto(site.url);
  await page.getByRole('button', { name: en.boot.support }).click();
  await page.getByRole('button', { name: en.chat.open }).click();
  await page.getByRole('heading', { name: en.chat.open }).waitFor();
  await expect.poll(() => together).toEqual([PANEL, HELP, CHAT]);
  await page.context().close();
});

test('the desk asks who is here while its script is on its way, and once', async () => {
  const desk = await openDesk(browser, server.url);
  const page = await desk.context().newPage();
  const asked: string[] = [];
  page.on('request', (request) => DESK.beside.test(request.url()) && asked.push(request.url()));
  const together = await holdFirst(page, [DESK]);
  await page.goto(desk.url());
  await page.getByRole('searchbox').waitFor();
  expect([together, asked.length]).toEqual([[DESK], 1]);
  await desk.context().close();
});
