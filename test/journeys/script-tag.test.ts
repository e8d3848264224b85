import { THEME_PRESET_VALUES } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { enterGame, openGameSite } from '../stage/game-page.ts';
import { openHelpAuthor } from '../stage/help-author.ts';
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

const edgesOf = (page: Page, part: string) =>
  page.locator(part).evaluate((panel) => {
    const box = panel.getBoundingClientRect();
    return [box.left, innerWidth - box.right];
  });

test('the panel opens on the side of the launcher, and fills the page of a phone', async () => {
  const site = await openGameSite(server, 'data-side="start"');
  for (const [width, left, right] of [[1280, 16, 864], [390, 0, 0]] as const) {
    const page = await enterGame(browser, site, { viewport: { width, height: 800 } });
    await page.getByRole('button', { name: 'Support' }).click();
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
    await expect.poll(() => edgesOf(page, 'dialog')).toEqual([left, right]);
    await page.context().close();
  }
  await site.close();
});

test.each([
  ['', 'ltr', 864, 16],
  ['', 'rtl', 16, 864],
  ['data-side="start"', 'ltr', 16, 864],
  ['data-side="start"', 'rtl', 864, 16],
])('so it does for who reads from right to left: %s in a page that runs %s', async (attribute, dir, left, right) => {
  const site = await openGameSite(server, `data-language="ar" ${attribute}`);
  const page = await enterGame(browser, site, { viewport: { width: 1280, height: 800 } });
  await page.evaluate((dir) => void (document.documentElement.dir = dir), dir);
  const nearer = ([left, right]: number[]) => (left! < right! ? 'left' : 'right');
  const launcher = nearer(await edgesOf(page, '.launcher'));
  await page.locator('.launcher').click();
  await page.locator('dialog[dir=rtl] h1').waitFor();
  await expect.poll(() => edgesOf(page, 'dialog')).toEqual([left, right]);
  expect(nearer([left, right])).toBe(launcher);
  await page.context().close();
  await site.close();
});

test('a theme of the console says the side where the page says none', async () => {
  const author = await openHelpAuthor(server);
  const theme = { preset: 'clean', ...THEME_PRESET_VALUES.clean } as const;
  let version = 0;
  for (const [side, attribute, left] of [['start', '', 16], ['end', 'data-side="start"', 16], ['end', '', 864]] as const) {
    await author.save('en', 'theme', { kind: 'theme', content: { ...theme, side } }, version++);
    await author.publish();
    const site = await openGameSite(server, attribute);
    const page = await enterGame(browser, site, { viewport: { width: 1280, height: 800 } });
    await page.locator('.launcher').click();
    await expect.poll(() => edgesOf(page, 'dialog')).toEqual([left, 880 - left]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await edgesOf(page, '.launcher')).indexOf(16)).toBe(left === 16 ? 0 : 1);
    await page.context().close();
    await site.close();
  }
});
