import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plugPad, type Hands } from '../doubles/fake-pad.ts';
import { launchBrowser } from '../stage/browser.ts';
import { until } from '../stage/panel-focus.ts';
import { apart, nameOf, pixelsOf, type Colour, type Place } from '../stage/pixels.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

const GREEN: Colour = [40, 160, 60];
const BLACK: Colour = [0, 0, 0];
const RED: Colour = [240, 56, 74];
const AXE = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url).pathname;

let server: SupportServer;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  const game = `<!doctype html><html lang="en"><meta charset="utf-8"><title>game</title><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width">
    <style>canvas { max-width: 100%; }</style><canvas width="800" height="400"></canvas>
    <script src="${server.url}/savepoint.js"></script>
    <script>
      const pen = document.querySelector('canvas').getContext('2d');
      pen.fillStyle = 'rgb(${GREEN})'; pen.fillRect(0, 0, 800, 400);
      globalThis.support = Savepoint.createSupport({
        endpoint: '${server.url}', game: '${GAME.id}', canvas: () => document.querySelector('canvas'),
      });
    </script>`;
  site = await openSite('.', { '/index.html': game });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

async function openForm(options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage();
  await prepare?.(page);
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByRole('switch', { name: 'Picture of the game' }).waitFor();
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openEditor(page: Page) {
  await button(page, 'Edit Picture of the game').click();
  await page.locator('.sheet').waitFor();
}

/** Drags from and to places given as shares of the picture. */
async function drag(page: Page, from: Place, to: Place) {
  const box = (await page.locator('.sheet').boundingBox())!;
  const at = ([x, y]: Place) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Sends the report and gives the first file of it, as it lies on the server's disk. */
async function sent(page: Page): Promise<Buffer> {
  const words = `Look at this ${Math.random()}`;
  await page.getByLabel('Your report').fill(words);
  await button(page, 'Send').click();
  await page.locator('.message[data-status=sent]').waitFor();
  const { sha256 } = await server.db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .innerJoin('file', 'file.sha256', 'attachment.sha256')
    .where('message.text', '=', words)
    .select('file.sha256')
    .executeTakeFirstOrThrow();
  return readFile(join(server.dataDir, 'files', sha256.slice(0, 2), sha256));
}

/** What is seen at each place: `green`, the game as it was, `black`, or a colour that should not be there. */
async function seen(page: Page, bytes: Buffer, ...places: Place[]): Promise<string[]> {
  const { colours } = await pixelsOf(page, bytes, ...places);
  return colours.map((colour) => nameOf(colour, { green: GREEN, black: BLACK }));
}

test('what is blacked out by the mouse is black in the bytes on the server, and nothing else is', async () => {
  const page = await openForm();
  await openEditor(page);
  await drag(page, [0.2, 0.2], [0.5, 0.6]);
  await button(page, 'Done').click();
  const bytes = await sent(page);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(bytes.includes('Exif')).toBe(false);
  expect(await seen(page, bytes, [0.22, 0.23], [0.48, 0.57], [0.17, 0.4], [0.6, 0.4])).toEqual(['black', 'black', 'green', 'green']);
  await page.context().close();
});

test('lines and crops are in the picture, undone ones are not', async () => {
  const page = await openForm();
  await openEditor(page);
  await drag(page, [0.6, 0.1], [0.9, 0.3]);
  await button(page, 'Undo').click();
  await button(page, 'Draw').click();
  await drag(page, [0.1, 0.5], [0.4, 0.5]);
  await button(page, 'Crop').click();
  await drag(page, [0.998, 0.996], [0.5, 0.75]);
  await button(page, 'Done').click();
  const bytes = await sent(page);
  const { width, height } = await pixelsOf(page, bytes);
  expect([Math.abs(width - 400), Math.abs(height - 300)].every((off) => off <= 6), `${width} × ${height}`).toBe(true);
  expect(await seen(page, bytes, [0.5, 0.4], [0.95, 0.2])).toEqual(['green', 'green']);
  const { colours } = await pixelsOf(page, bytes, [0.5, 0.667]);
  expect(apart(colours[0]!, RED), `${colours[0]}, a thin line whose colour runs`).toBeLessThan(80);
  await page.context().close();
});

test('by touch', async () => {
  const page = await openForm({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await button(page, 'Edit Picture of the game').tap();
  const box = (await page.locator('.sheet').boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width * x, y: box.y + box.height * y }],
    });
  await finger('touchStart', 0.5, 0.5);
  for (const share of [0.6, 0.7, 0.8]) await finger('touchMove', share, share);
  await finger('touchEnd');
  await button(page, 'Done').click();
  const bytes = await sent(page);
  expect(await seen(page, bytes, [0.55, 0.55], [0.78, 0.78], [0.3, 0.3])).toEqual(['black', 'black', 'green']);
  await page.context().close();
});

test('by keyboard alone: a box is added, moved, sized and kept', async () => {
  const page = await openForm();
  const tab = () => page.keyboard.press('Tab');
  await until(page, 'Edit Picture of the game', tab);
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor();
  await until(page, 'Add a box', tab);
  await page.keyboard.press('Enter');
  await until(page, 'Whole box', async () => {});
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowLeft');
  await page.getByRole('status').filter({ hasText: '0 % from the left, 33 % from the top' }).waitFor();
  await page.keyboard.press('Escape');
  await until(page, 'Top left corner', tab);
  await page.keyboard.press('Enter');
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(page, 'Done', tab);
  await page.keyboard.press('Enter');
  await until(page, 'Edit Picture of the game', async () => {});
  const bytes = await sent(page);
  expect(await seen(page, bytes, [0.02, 0.03], [0.3, 0.6], [0.4, 0.3])).toEqual(['black', 'black', 'green']);
  await page.context().close();
});

test('by pad alone', async () => {
  let hands: Hands | undefined;
  const page = await openForm({}, async (page) => (hands = await plugPad(page)));
  const press = (...names: Parameters<Hands['press']>) => hands!.press(...names);
  await until(page, 'Edit Picture of the game', () => press('down'));
  await press('A');
  await page.locator('.sheet').waitFor();
  await until(page, 'Undo', () => press('down'));
  await until(page, 'Add a box', () => press('left'));
  await press('A');
  await until(page, 'Whole box', async () => {});
  for (let i = 0; i < 20; i++) await press('left');
  await press('A');
  await until(page, 'Done', () => press('down', 'right'));
  await press('A');
  const bytes = await sent(page);
  expect(await seen(page, bytes, [0.03, 0.5], [0.5, 0.5])).toEqual(['black', 'green']);
  await page.context().close();
});

test('an edited picture outlives the panel and every way out but Cancel, and can still be undone', async () => {
  const page = await openForm();
  await openEditor(page);
  await drag(page, [0.2, 0.2], [0.5, 0.6]);
  await button(page, 'Close').click();
  await button(page, 'Support').click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await openEditor(page);
  await drag(page, [0.7, 0.2], [0.9, 0.6]);
  await button(page, 'Cancel').click();
  await openEditor(page);
  await button(page, 'Undo').click();
  await drag(page, [0.5, 0.7], [0.6, 0.9]);
  await page.keyboard.press('Escape');
  const bytes = await sent(page);
  expect(await seen(page, bytes, [0.3, 0.4], [0.8, 0.4], [0.55, 0.8])).toEqual(['green', 'green', 'black']);
  await page.context().close();
});

test('a picture that was chosen, too', async () => {
  const page = await openForm();
  const buffer = await page.screenshot();
  await page.getByRole('switch', { name: 'Picture of the game' }).uncheck();
  await page.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer });
  await button(page, 'Edit door.png').click();
  await drag(page, [0.4, 0.4], [0.6, 0.6]);
  await button(page, 'Done').click();
  const bytes = await sent(page);
  expect(await seen(page, bytes, [0.5, 0.5])).toEqual(['black']);
  await page.context().close();
});

test.each(['light', 'dark'] as const)('no violation of accessibility in the editor, %s', async (colorScheme) => {
  const page = await openForm({ colorScheme });
  await page.addScriptTag({ path: AXE });
  await openEditor(page);
  for (const tool of ['Black out', 'Draw', 'Crop']) {
    await button(page, tool).click();
    if (tool !== 'Crop') await button(page, 'Add a box').click();
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as never as { axe: typeof import('axe-core') };
      return (await axe.run({ include: [['savepoint-widget']] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations, tool).toEqual([]);
  }
  await page.context().close();
});
