import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { until } from '../stage/panel-focus.ts';
import { openSite, type Site } from '../stage/site.ts';

/** A game as games are: it listens in the capture phase of `window` and takes its keys for itself. */
const GAME = `<!doctype html><meta charset="utf-8"><title>game</title>
<style>* { pointer-events: auto; user-select: none; color: red } body { margin: 0; overflow: hidden; touch-action: none }
canvas { position: fixed; inset: 0; z-index: 2147483647 }</style>
<script src="/savepoint.js"></script>
<canvas width="800" height="600" tabindex="0"></canvas>
<script>
  globalThis.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup']) {
    for (const target of [window, document]) for (const capture of [true, false]) {
      target.addEventListener(type, (event) => { heard.push(type + ' ' + event.code); event.preventDefault(); }, capture);
    }
  }
  for (const type of ['pointerdown', 'wheel', 'mousemove', 'paste']) {
    document.addEventListener(type, (event) => { if (support.isOpen.value) heard.push(type); });
  }
  globalThis.told = [];
  globalThis.support = Savepoint.createSupport({ endpoint: 'http://127.0.0.1:9', game: 'lantern-run', hotkey: 'F2' });
  support.on('open', () => told.push('open'));
  support.on('close', () => told.push('close'));
  document.querySelector('canvas').focus();
</script>`;

interface Globals {
  heard: string[];
  told: string[];
  support: import('@savepoint/widget').SupportWidget;
}

const TYPED = 'wasd WASD  go\nleft 1 2';
let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await openSite('packages/widget/dist/script', { '/index.html': GAME });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 900, height: 640 } })).newPage();
  await page.route('**/savepoint/*', (route) =>
    route.fulfill({ path: `packages/widget/dist/script/${route.request().url().split('/').at(-1)}` }),
  );
  await page.goto(site.url);
  return page;
}

const heard = (page: Page) => page.evaluate(() => (globalThis as never as Globals).heard.splice(0));
const told = (page: Page) => page.evaluate(() => (globalThis as never as Globals).told);

async function typeReport(page: Page) {
  await page.getByRole('button', { name: 'Something is broken' }).click();
  const field = page.getByLabel('Your report');
  await field.click();
  await heard(page);
  for (const key of TYPED) await page.keyboard.press(key === '\n' ? 'Enter' : key);
  for (const key of ['ArrowLeft', 'Backspace', 'Delete']) await page.keyboard.press(key);
  await page.mouse.wheel(0, 50);
  await expect.poll(() => field.inputValue()).toBe('wasd WASD  go\nleft 1');
  expect((await heard(page)).filter((event) => event !== 'mousemove')).toEqual([]);
}

test('what is typed arrives whole, and the game hears none of it', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Support' }).click();
  await typeReport(page);
  await page.context().close();
});

test('a key held while the panel opens is released in the game, and keys are the game\'s again after it closes', async () => {
  const page = await open();
  await page.keyboard.down('w');
  await heard(page);
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await page.keyboard.up('w');
  expect(new Set(await heard(page))).toEqual(new Set(['keyup KeyW']));
  await page.keyboard.press('a');
  expect(await heard(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => told(page)).toEqual(['open', 'close']);
  await page.keyboard.press('a');
  expect(await heard(page)).toContain('keydown KeyA');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');
  await page.context().close();
});

test('over a full-screen canvas the panel is seen, clicked and typed into', async () => {
  const page = await open();
  await page.evaluate(() => document.querySelector('canvas')!.requestFullscreen());
  await page.keyboard.press('F2');
  await typeReport(page);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('CANVAS');
  await page.context().close();
});

test('entering and leaving full screen with the panel open keeps text and focus', async () => {
  const page = await open();
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Something is broken' }).click();
  const field = page.getByLabel('Your report');
  await field.fill('half a sent');
  await page.evaluate(() => document.querySelector('canvas')!.requestFullscreen());
  await page.keyboard.type('ence');
  await page.evaluate(() => document.exitFullscreen());
  await page.keyboard.type('.');
  await expect.poll(() => field.inputValue()).toBe('half a sentence.');
  await page.context().close();
});

test('a report is written and sent off by keyboard alone', async () => {
  const page = await open();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  await until(page, 'Something is broken', () => page.keyboard.press('ArrowDown'));
  await page.keyboard.press('Enter');
  await page.getByLabel('Your report').waitFor();
  for (let i = 0; i < 8 && !(await page.getByLabel('Your report').evaluate((field) => field.matches(':focus'))); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Saved on this device').waitFor();
  await expect.poll(() => page.locator('.message').getAttribute('data-status')).toBe('saved');
  await page.context().close();
});
