import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { faultsOf, PHONE, TAGS } from './look-at.ts';
import { findOverlaps } from './overlaps.ts';

/** The screens of a report and of the player's cases, in every language and look. */
let server: SupportServer;
let site: Site;
let browser: Browser;
let page: Page;
let caseId: string;

const open = (place: object = {}) => page.evaluate((place) => window.savepoint!.open(place), place);

beforeAll(async () => {
  server = await openSupportServer();
  site = await openSite('.', {
    '/index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <style>body { margin: 0; background: #2b4a63 } canvas { width: 100% }</style>
      <script src="${server.url}/savepoint.js"></script><canvas width="640" height="360"></canvas><script>
        const canvas = document.querySelector('canvas');
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#e9a03b';
        pen.fillRect(0, 0, 640, 360);
        savepoint = Savepoint.createSupport({
          game: '${GAME.id}', build: '1.4.2', canvas: () => canvas, state: () => ({ level: 3 }), language: () => window.spoken,
        });
      </script>`,
  });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(site.url);

  caseId = await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'compensation', text: 'The lantern of level 3 is missing.' });
    return receipt.ok ? receipt.caseId : '';
  });
  await open({ caseId });
  await page.locator('.message[data-status=sent]').waitFor();
  const desk = await openDesk(browser, server.url);
  await desk.goto(`${server.url}/console/#/cases/${caseId}`);
  await desk.getByLabel('Reply').fill('Hi! It is back in your bag. Have a good run.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.message.staff').waitFor({ timeout: 15_000 });
  await desk.context().close();
  // From here on nothing is sent, so that what waits is seen too.
  await page.route('**/v1/**', (route) => route.abort());
  await page.evaluate(async (caseId) => {
    const file = new File([new Uint8Array(900)], 'a-long-name-of-a-picture-of-the-lantern-2026.txt', { type: 'text/plain' });
    await window.savepoint!.send(caseId, { text: 'Thank you!', attachments: [file] });
    await window.savepoint!.report({ topic: 'player_conduct', text: 'شكرا 谢谢 thanks' });
    window.savepoint!.close();
  }, caseId);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

test.each(TAGS)('nothing is cut off or hidden in %s', async (tag) => {
  await page.evaluate((tag) => Object.assign(window, { spoken: tag }), tag);
  const press = (icon: string) => page.locator(`dialog button:has(.icon-${icon})`).first().click();
  await open();
  await page.locator(`dialog[lang=${tag}] h1`).waitFor();
  expect.soft(await faultsOf(page, `${tag}-home`)).toEqual({});
  await press('inbox');
  await page.locator('.case').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-cases`)).toEqual({});
  await open({ caseId });
  await page.locator('.message.staff').waitFor();
  expect.soft(await faultsOf(page, `${tag}-case`)).toEqual({});
  await open({ topic: 'compensation' });
  await page.locator('dialog .thumb').first().waitFor();
  await page.locator('dialog [data-submit]').click();
  await page.locator('.wrong:not(:empty)').waitFor();
  expect.soft(await faultsOf(page, `${tag}-report`)).toEqual({});
  await press('eye');
  await page.locator('.part').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-preview`)).toEqual({});
  await press('back');
  await press('draw');
  await page.locator('.sheet').waitFor();
  expect.soft(await faultsOf(page, `${tag}-picture`)).toEqual({});
  await page.evaluate(() => window.savepoint!.close());
});

test('texts over each other would be found', async () => {
  await open();
  await page.locator('dialog h1').waitFor();
  await page.evaluate(() => {
    const rows = document.querySelector('savepoint-widget')!.shadowRoot!.querySelectorAll<HTMLElement>('.list li');
    rows[1]!.style.marginTop = '-40px';
    rows[4]!.style.width = '60px';
    rows[4]!.style.whiteSpace = 'nowrap';
  });
  const found = await page.evaluate(findOverlaps);
  expect(found.some((each) => each.startsWith('over each other'))).toBe(true);
  expect(found.some((each) => each.startsWith('out of its button'))).toBe(true);
});
