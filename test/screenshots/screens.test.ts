import { mkdirSync } from 'node:fs';
import { importCases } from '@savepoint/server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GAMES } from '../../examples/playground/src/sample/games.ts';
import { makeSample } from '../../examples/playground/src/sample/sample.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { findClipped } from './clipped.ts';

/** Draws the main screens and looks for text that is cut off. `npm run screenshots` also keeps the pictures. */
const FOLDER = process.env.SAVEPOINT_SCREENSHOTS;

const SHAPES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

const ALL = (['desktop', 'phone'] as const).flatMap((shape) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ shape, colorScheme })),
);
/** Without pictures to keep, each shape and each scheme once. */
const KINDS = FOLDER ? ALL : [ALL[0]!, ALL[3]!];

let server: SupportServer;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  for (const { id, name } of GAMES) await server.addGame({ id, name });
  await importCases(server.db, makeSample(Date.now()));
  site = await openSite('examples/canvas-game/dist');
  browser = await launchBrowser();
  if (FOLDER) mkdirSync(FOLDER, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

async function picture(page: Page, name: string) {
  await page.waitForTimeout(350);
  expect(await page.evaluate(findClipped), name).toEqual([]);
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: 'jpeg', quality: 82 });
}

test.each(KINDS)('the game with support over it, $shape, $colorScheme', async ({ shape, colorScheme }) => {
  const context = await browser.newContext({ ...SHAPES[shape], colorScheme });
  const page = await context.newPage();
  await page.goto(`${site.url}/?support=${encodeURIComponent(server.url)}`);
  await page.waitForFunction(() => '__game' in globalThis);
  await page.keyboard.press('Enter');
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key, { delay: 300 });
  const name = (screen: string) => `game-${screen}-${shape}-${colorScheme}`;

  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await picture(page, name('home'));
  await page.getByRole('button', { name: 'Appeal a ban' }).click();
  await page
    .getByLabel('Your report')
    .fill('I was suspended in the middle of my best run. I only use a gamepad and never cheated, please look again!');
  await page.getByRole('switch', { name: 'Picture of the game' }).waitFor();
  await picture(page, name('report'));
  await page.getByRole('button', { name: 'See what is sent along' }).click();
  await picture(page, name('preview'));
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.message[data-status=sent]').waitFor();

  const opened = await server.db.selectFrom('cases').select('id').orderBy('number', 'desc').executeTakeFirstOrThrow();
  const desk = await openDesk(browser, server.url);
  await desk.goto(`${server.url}/console/#/cases/${opened.id}`);
  await desk.getByLabel('Reply').fill('Hi! We watched the run: no cheating, the detector was wrong. Your place is back.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.message.staff').waitFor({ timeout: 15_000 });
  await page
    .getByLabel('Write a message')
    .fill('Thank you! Rechtsschutzversicherungsgesellschaftsangestellte 我在第三关被封号了，谢谢你们的帮助！');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect.poll(() => page.locator('.message').count()).toBe(3);
  await picture(page, name('case'));
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'My cases' }).click();
  await picture(page, name('cases'));
  await desk.context().close();
  await context.close();
});

test.each(KINDS)('the console, $shape, $colorScheme', async ({ shape, colorScheme }) => {
  const name = (screen: string) => `console-${screen}-${shape}-${colorScheme}`;
  const viewport = shape === 'desktop' ? { width: 1440, height: 900 } : SHAPES.phone.viewport;
  const page = await openDesk(browser, server.url, { ...SHAPES[shape], viewport, colorScheme });
  await picture(page, name('inbox'));
  const withStory = await server.db
    .selectFrom('cases')
    .select('id')
    .where('topic', '=', 'bug')
    .where('last_seq', '>=', 3)
    .orderBy('updated_at', 'desc')
    .executeTakeFirstOrThrow();
  await page.goto(`${server.url}/console/#/cases/${withStory.id}`);
  await page.locator('[data-message-id]').first().waitFor();
  await picture(page, name('case'));
  await page.context().close();
});
