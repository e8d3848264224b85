import type { Browser, Page } from 'playwright-core';
import { GAME, openSupportServer, type SupportServer } from '../../stage/support-server.ts';
import { launchBrowser } from '../../stage/browser.ts';
import { openDesk } from '../../stage/desk.ts';
import { openSite, type Site } from '../../stage/site.ts';
import { openingCase, register } from '../../../packages/server/src/testing/player.ts';
import { median } from '../figures/ratio.ts';
import { heading } from '../figures/table.ts';

export const about = 'on a line with 300 ms of delay: the panel, the help, the desk and its cases, in round trips';

const RUNS = 5;
/** A phone at the edge of a cell, or an agent on another continent. */
const LINE = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const PANEL = `document.querySelector('savepoint-widget')?.shadowRoot.querySelector('dialog h1')`;
const SHELF = `document.querySelector('savepoint-widget')?.shadowRoot.querySelector('.shelf button')`;
const ROW = `document.querySelector('[data-case-id]')`;
const CASE = `document.querySelector('textarea[data-key=reply]')`;

/** Each thing that is waited for, and how long it took each time, in milliseconds. */
type Times = Map<string, number[]>;

export async function run(): Promise<void> {
  const server = await openSupportServer();
  const site = await openSite('.', {
    '/index.html': `<!doctype html><title>game</title><canvas></canvas>
      <script src="${server.url}/savepoint.js" data-game="${GAME.id}" data-build="1.0.0"></script>`,
  });
  const { sync } = await register(server.url, GAME.id);
  await sync(Array.from({ length: 4 }, () => openingCase()));
  const browser = await launchBrowser();
  const times: Times = new Map();
  try {
    for (let nth = 0; nth < RUNS; nth++) {
      await playersPage(browser, server, site, times);
      await agentsDesk(browser, server, times);
    }
  } finally {
    await browser.close();
    await site.close();
    await server.end();
  }
  heading(`on a line with ${LINE.latency} ms of delay, medians of ${RUNS}, and as a ratio to one bare request`);
  const floor = median(times.get('a bare request')!);
  for (const [name, each] of times) {
    const ms = median(each);
    console.log(`  ${name.padEnd(64)}${ms.toFixed(0).padStart(6)} ms${(ms / floor).toFixed(1).padStart(8)}x`);
  }
}

async function playersPage(browser: Browser, server: SupportServer, site: Site, times: Times): Promise<void> {
  const page = await onTheLine(await browser.newPage());
  await page.goto(site.url);
  await page.waitForFunction('window.savepoint');
  const bare = `${server.url}/v1/chat/${GAME.id}`;
  await took(times, 'a bare request', () => page.evaluate(async (url) => void (await (await fetch(url)).text()), bare));
  const until = async (shown: string) => void (await page.waitForFunction(shown, null, { polling: 'raf' }));
  const press = () => page.evaluate('savepoint.open()');
  const asked = performance.now();
  await press();
  await took(times, 'from the press to the first words of the panel, never opened before', () => until(PANEL), asked);
  await took(times, 'from the press to the sections of the help', () => until(SHELF), asked);
  await page.context().close();
}

async function agentsDesk(browser: Browser, server: SupportServer, times: Times): Promise<void> {
  const signedIn = await openDesk(browser, server.url, { bypassCSP: true });
  const page = await onTheLine(await signedIn.context().newPage());
  const until = async (shown: string) => void (await page.waitForFunction(shown, null, { polling: 'raf' }));
  await took(times, 'the desk: from its address to the list, scripts known', async () => {
    await page.goto(signedIn.url());
    await until(ROW);
  });
  await page.waitForTimeout(2_000);
  const open = async (name: string, nth: number, rested: boolean) => {
    const row = page.locator('[data-case-id]').nth(nth);
    if (rested) await row.hover();
    if (rested) await page.waitForTimeout(1_000);
    const id = await row.getAttribute('data-case-id');
    await took(times, name, async () => {
      await page.evaluate((id) => (location.hash = `#/cases/${id}`), id);
      await until(CASE);
    });
  };
  await open('a case that nobody expected', 0, false);
  await page.evaluate(() => (location.hash = '#/'));
  await open('a case on which the mouse rested', 2, true);
  await signedIn.context().close();
}

async function onTheLine(page: Page): Promise<Page> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', LINE);
  return page;
}

async function took(times: Times, name: string, act: () => Promise<void>, since = performance.now()): Promise<void> {
  await act();
  times.set(name, [...(times.get(name) ?? []), performance.now() - since]);
}
