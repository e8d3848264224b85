import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchWholeBrowser } from '../stage/browser.ts';
import type { Site } from '../stage/site.ts';
import { openGames } from './stage.ts';

/** What the game of `pages/dot.js` shows beyond what all games do. */
interface Dot {
  steps: number;
  keysHeard: number;
  volume: number;
  pauses: number;
  stopped: boolean;
}

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchWholeBrowser(), openGames()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string) {
  const page = await (await browser.newContext({ viewport: { width: 560, height: 400 } })).newPage();
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(`${site.url}/test/engines/pages/${path}`);
  await page.waitForFunction(() => '__game' in globalThis && window.savepoint);
  return { page, warnings };
}

const dot = (page: Page) => page.evaluate(() => ({ ...(globalThis as never as { __game: Dot }).__game }));

/** Opens the panel and waits until the game has been told. */
async function openPanel(page: Page) {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await page.waitForTimeout(150);
}

test.each([
  ['canvas.html', 0.25],
  ['canvas.html?loudness=1', 1],
  ['canvas.html?loudness=0', 0],
] as const)('%s: while the panel is open the sound is at %d, and afterwards as before', async (path, loudness) => {
  const { page } = await open(path);
  await openPanel(page);
  await expect.poll(() => dot(page)).toMatchObject({ volume: loudness, pauses: 1 });
  await page.keyboard.press('Escape');
  await expect.poll(() => dot(page)).toMatchObject({ volume: 1, pauses: 1 });
  await page.context().close();
});

test('a game that the player had stopped already is not woken by the panel', async () => {
  const { page } = await open('canvas.html');
  await page.evaluate(() => void Object.assign((globalThis as never as { __game: Dot }).__game, { stopped: true }));
  await openPanel(page);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  const { steps } = await dot(page);
  await page.waitForTimeout(150);
  expect(await dot(page)).toMatchObject({ steps, pauses: 0, stopped: true });
  await page.context().close();
});

test('closed before the game was told, it neither stops it nor wakes it', async () => {
  const { page } = await open('canvas.html');
  await page.evaluate(() => {
    window.savepoint!.open();
    window.savepoint!.close();
  });
  await page.waitForTimeout(200);
  const { steps, pauses } = await dot(page);
  expect(pauses).toBe(0);
  await expect.poll(async () => (await dot(page)).steps).toBeGreaterThan(steps);
  await page.context().close();
});

test.each(['late.html', 'late.html?first'])('%s: who comes after the game is warned, and the game stands still', async (path) => {
  const { page, warnings } = await open(path);
  expect(warnings.join()).toContain('savepoint: load before the game');
  await page.evaluate(() => window.savepoint!.open({ topic: 'bug' }));
  const field = page.getByLabel('Your report');
  await field.fill('');
  await page.waitForTimeout(150);
  const { steps, keysHeard } = await dot(page);
  await page.keyboard.type('wasd');
  await expect.poll(() => field.inputValue()).toBe('wasd');
  expect((await dot(page)).steps).toBe(steps);
  // Only a game in the capture phase of `window` hears keys that are typed; it stands still meanwhile.
  expect((await dot(page)).keysHeard - keysHeard).toBe(path.includes('first') ? 4 : 0);
  await page.context().close();
});

test('the script in its place warns of nothing', async () => {
  const { page, warnings } = await open('canvas.html');
  await openPanel(page);
  expect(warnings).toEqual([]);
  await page.context().close();
});
