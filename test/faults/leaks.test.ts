import type { SupportWidget } from '@savepoint/widget';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { times } from '../stage/soak.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

const CYCLES = times(150, 1_000);
/** Until code is warm and what is made once is made. */
const WARM_UP = 50;
const MOST_HEAP_GROWTH_BYTES = 1_000_000;

/** Every timer and frame that is asked for and has neither come nor been given back. */
const COUNT_TIMERS = `
  globalThis.pending = new Set();
  for (const [ask, undo] of [['setTimeout', 'clearTimeout'], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
    const [asking, undoing] = [globalThis[ask], globalThis[undo]];
    globalThis[ask] = (task, ...rest) => {
      const id = asking((...given) => { pending.delete(ask + id); task(...given); }, ...rest);
      pending.add(ask + id);
      return id;
    };
    globalThis[undo] = (id) => { pending.delete(ask + id); undoing(id); };
  }
  const [every, stop] = [setInterval, clearInterval];
  globalThis.setInterval = (...given) => { const id = every(...given); pending.add('every' + id); return id; };
  globalThis.clearInterval = (id) => { pending.delete('every' + id); stop(id); };`;

let server: SupportServer;
let site: Site;
let browser: Browser;

interface Globals {
  support: SupportWidget;
  pending: Set<string>;
  Savepoint: { createSupport(options: unknown): SupportWidget };
}

beforeAll(async () => {
  server = await openSupportServer();
  site = await openSite('.', {
    '/index.html': `<!doctype html><meta charset="utf-8"><title>game</title><link rel="icon" href="data:,">
      <script>${COUNT_TIMERS}</script><canvas></canvas><script src="${server.url}/savepoint.js"></script>`,
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

async function open(): Promise<{ page: Page; devTools: CDPSession }> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.url);
  return { page, devTools: await page.context().newCDPSession(page) };
}

const start = (page: Page) =>
  page.evaluate(
    ([endpoint, game]) => {
      const { Savepoint } = globalThis as never as Globals;
      Object.assign(globalThis, {
        support: Savepoint.createSupport({ endpoint, game, hotkey: 'F2', canvas: () => document.querySelector('canvas') }),
      });
    },
    [server.url, GAME.id],
  );

/** What is held, when all that can go has gone. */
async function held(page: Page, devTools: CDPSession) {
  // What is still asked for ends by itself within this time: a picture waits longest for its frame.
  const timers = () => page.evaluate(() => [...(globalThis as never as Globals).pending]);
  await page.waitForTimeout(1_500);
  // What a slow server still owes an answer.
  await expect.poll(timers, { timeout: 60_000 }).toEqual([]);
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await devTools.send('Memory.getDOMCounters');
  const { usedSize: heapBytes } = await devTools.send('Runtime.getHeapUsage');
  return { nodes, listeners, heapBytes, timers: await timers() };
}

/** Opens to the last screen but the form, closes, and lets a frame go by. */
const cycle = (page: Page, times: number) =>
  page.evaluate(async (times) => {
    const { support } = globalThis as never as Globals;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let n = 0; n < times; n++) {
      support.open(n % 2 ? { topic: 'bug' } : {});
      while (!document.querySelector('savepoint-widget')?.shadowRoot?.querySelector('h1, h2')) await frame();
      support.close();
      await frame();
    }
  }, times);

test(`after ${CYCLES} times open and shut no node, listener or timer is left, and the heap has not grown`, async () => {
  const { page, devTools } = await open();
  await start(page);
  await cycle(page, WARM_UP);
  const before = await held(page, devTools);
  await cycle(page, CYCLES);
  const after = await held(page, devTools);
  console.log(`heap ${before.heapBytes} → ${after.heapBytes} bytes, ${after.nodes} nodes, ${after.listeners} listeners`);
  expect(after).toMatchObject({ nodes: before.nodes, listeners: before.listeners, timers: [] });
  expect(after.heapBytes - before.heapBytes).toBeLessThan(MOST_HEAP_GROWTH_BYTES);
  await page.context().close();
}, 240_000);

test('destroy leaves the page as it was, also while the panel is open', async () => {
  const { page, devTools } = await open();
  const names = () => page.evaluate(() => [Object.keys(globalThis), document.body.children.length, String(console.warn)]);
  const namesBefore = await names();
  for (const whileOpen of [false, true]) {
    await start(page);
    await cycle(page, 2);
    await page.evaluate((whileOpen) => {
      const { support } = globalThis as never as Globals;
      if (whileOpen) support.open();
      support.destroy();
      Reflect.deleteProperty(globalThis, 'support');
    }, whileOpen);
  }
  expect(await names()).toEqual(namesBefore);
  // Connections to the database go when the browser collects them.
  const left = async () => (({ listeners, timers }) => ({ listeners, timers }))(await held(page, devTools));
  await expect.poll(left).toEqual({ listeners: 0, timers: [] });
  await page.context().close();
});

test('shut, it asks for no frame and keeps no timer', async () => {
  const { page } = await open();
  await start(page);
  await page.waitForTimeout(1_500);
  const asked = await page.evaluate(async () => {
    const { pending } = globalThis as never as Globals;
    const before = [...pending];
    let frames = 0;
    const asking = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (task) => (frames++, asking(task));
    await new Promise((resolve) => setTimeout(resolve, 500));
    globalThis.requestAnimationFrame = asking;
    return { before, frames };
  });
  expect(asked).toEqual({ before: [], frames: 0 });
  await page.context().close();
});
