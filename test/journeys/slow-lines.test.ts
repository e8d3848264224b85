import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite } from '../stage/site.ts';
import { GAME, openSupportServer } from '../stage/support-server.ts';
import { en } from '../../packages/widget/src/i18n/en.ts';

/** On a slow line each part that waits for another costs a third of a second and more. */
const PAIRS = [
  { first: 'panel', beside: 'engine' },
  { first: 'screens', beside: 'help' },
  { first: 'chat-screen', beside: 'live-chat' },
];

let page: Page;
let end: () => Promise<void>;
/** Of those that were held, each that came only when its neighbour had been asked for. */
const cameBeside: string[] = [];

beforeAll(async () => {
  const server = await openSupportServer();
  const script = `<script src="${server.url}/savepoint.js" data-game="${GAME.id}" data-build="1.0.0"></script>`;
  const site = await openSite('.', { '/index.html': `<!doctype html><title>game</title><canvas></canvas>${script}` });
  const browser = await launchBrowser();
  page = await browser.newPage();
  for (const { first, beside } of PAIRS) {
    const asked = page.waitForRequest(new RegExp(`/savepoint/${beside}-`), { timeout: 60_000 });
    asked.catch(() => {});
    await page.route(new RegExp(`/savepoint/${first}-`), async (route) => {
      const late = new Promise<boolean>((resolve) => setTimeout(resolve, 5_000, false));
      if (await Promise.race([asked.then(() => true), late])) cameBeside.push(first);
      await route.continue();
    });
  }
  await page.goto(site.url);
  end = async () => {
    await browser.close();
    await site.close();
    await server.end();
  };
});

afterAll(() => end());

test('what is needed together is asked for together: panel and engine, help and its screens, a chat and its socket', async () => {
  await page.getByRole('button', { name: en.boot.support }).click();
  await page.getByRole('button', { name: en.chat.open }).click();
  await page.getByRole('heading', { name: en.chat.open }).waitFor();
  await expect.poll(() => cameBeside).toEqual(PAIRS.map(({ first }) => first));
});
