import type { SupportWidget } from '@savepoint/widget';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openSite, type Site } from './site.ts';
import { GAME, type SupportServer } from './support-server.ts';

declare global {
  interface Window {
    /** What the script tag leaves. */
    readonly savepoint?: SupportWidget;
  }
}

/** A site with a game of one canvas that pauses while the panel is open, and support by the script tag. */
export function openGameSite(server: Pick<SupportServer, 'url'>, attributes = ''): Promise<Site> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>game</title>
    <meta name="viewport" content="width=device-width,viewport-fit=cover">
    <style>body { margin: 0; background: #234 } canvas { width: 100vw; height: 100vh; display: block }</style>
    <script src="${server.url}/savepoint.js" data-game="${GAME.id}" data-build="1.0.0" data-hotkey="F2" ${attributes}></script>
    <canvas tabindex="0" aria-label="game"></canvas><script>
      const pen = document.querySelector('canvas').getContext('2d');
      let paused = false;
      let frames = 0;
      savepoint.on('open', () => (paused = true));
      savepoint.on('close', () => (paused = false));
      (function frame(ms) {
        requestAnimationFrame(frame);
        // Twenty a second: drawing without a graphics card would take the time of the tests.
        if (paused || frames++ % 3) return;
        pen.fillStyle = 'hsl(' + ms / 50 + ' 60% 40%)';
        pen.fillRect(0, 0, 300, 150);
      })(0);
    </script></html>`;
  return openSite('.', { '/index.html': html });
}

/**
 * A player of his own in the game; `before` runs on the page before it is loaded. Nothing moves: drawn without a graphics
 * card, what moves takes a third of the time of a test. In the games of engines it does.
 */
export async function enterGame(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 720 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await before?.(page);
  await page.goto(site.url);
  return page;
}

/** Opens the panel and waits until it is there. */
export async function openPanel(page: Page, place: Parameters<SupportWidget['open']>[0] = {}) {
  await page.evaluate((place) => window.savepoint!.open(place), place);
  await page.locator('dialog h1').waitFor();
}
