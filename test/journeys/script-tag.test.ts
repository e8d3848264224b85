import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { enterGame, openGameSite } from '../stage/game-page.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.end();
});

test('an attribute that says false is a no, whatever the option', async () => {
  const site = await openGameSite(server, 'data-launcher="false" data-attachments="false"');
  const page = await enterGame(browser, site);
  expect(await page.evaluate(() => window.savepoint!.takesFiles)).toBe(false);
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await page.keyboard.press('F2');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Support' }).count()).toBe(0);
  await page.context().close();
  await site.close();
});

test('the panel opens on the side of the launcher, and fills the page of a phone', async () => {
  const site = await openGameSite(server, 'data-side="start"');
  for (const [width, left, right] of [[1280, 16, 864], [390, 0, 0]] as const) {
    const page = await enterGame(browser, site, { viewport: { width, height: 800 } });
    await page.getByRole('button', { name: 'Support' }).click();
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
    const edges = () => page.locator('dialog').evaluate((panel) => {
      const box = panel.getBoundingClientRect();
      return [box.left, innerWidth - box.right];
    });
    await expect.poll(edges).toEqual([left, right]);
    await page.context().close();
  }
  await site.close();
});
