import type { SupportWidget } from '@savepoint/widget';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../stage/browser.ts';
import { openSite } from '../../stage/site.ts';
import { GAME, openSupportServer } from '../../stage/support-server.ts';
import { heading, timeLine } from '../figures/table.ts';

export const about = 'the longest task while a picture of 1920 × 1080 is taken of a game that moves';

const RUNS = 11;
const SLOW_DOWN = 4;

interface Game {
  support: SupportWidget;
  longest: number;
}

export async function run(): Promise<void> {
  const server = await openSupportServer();
  const site = await openSite('.', { '/index.html': game(server.url) });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    // What only the first picture costs is loading the engine.
    await longestMs(page, true);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    const without: number[] = [];
    const during: number[] = [];
    // In turn: what else this machine does is no difference between them.
    for (let n = 0; n < RUNS; n++) {
      without.push(await longestMs(page, false));
      during.push(await longestMs(page, true));
    }
    heading(`longest task at 1/${SLOW_DOWN} speed, ${RUNS} runs (0: none of 50 ms or more)`);
    timeLine('the game alone', without);
    timeLine('while a picture is taken', during);
  } finally {
    await browser.close();
    await site.close();
    await server.end();
  }
}

const longestMs = (page: Page, shooting: boolean) =>
  page.evaluate(async (shooting) => {
    const game = globalThis as never as Game;
    await new Promise((resolve) => setTimeout(resolve, 300));
    game.longest = 0;
    if (shooting) await game.support.takeScreenshot();
    // Long tasks are told late.
    await new Promise((resolve) => setTimeout(resolve, 700));
    return Math.round(game.longest);
  }, shooting);

const game = (server: string) => `<!doctype html><meta charset="utf-8"><title>game</title>
<script src="${server}/savepoint.js"></script><canvas width="1920" height="1080"></canvas>
<script>
  const canvas = document.querySelector('canvas');
  const pen = canvas.getContext('2d');
  for (let i = 0; i < 4000; i++) {
    pen.fillStyle = 'hsl(' + i * 7 + ' 80% 50%)';
    pen.fillRect((i * 97) % 1920, (i * 61) % 1080, 60, 60);
  }
  let x = 0;
  (function frame() {
    requestAnimationFrame(frame);
    pen.fillStyle = 'white';
    pen.fillRect(x = (x + 9) % 1920, 500, 80, 80);
  })();
  var longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ['longtask'] });
  var support = Savepoint.createSupport({ endpoint: '${server}', game: '${GAME.id}', canvas: () => canvas });
</script>`;
