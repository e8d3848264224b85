import type { SupportWidget } from '@savepoint/widget';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { nameOf, pixelsOf, type Colour } from '../stage/pixels.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

const ORANGE: Colour = [255, 102, 0];

/** What each game does with `canvas`, 400 × 200 unless it says otherwise; `frames(draw)` draws as games do. */
const GAMES: Record<string, string> = {
  '2d': `const pen = canvas.getContext('2d'); frames(() => fill(pen));`,
  'webgl': `const gl = canvas.getContext('webgl'); frames(() => clear(gl));`,
  'webgl2': `const gl = canvas.getContext('webgl2', { alpha: false, antialias: false }); frames(() => clear(gl));`,
  'webgl that asks for the next frame last, and for help from a frame': `const gl = canvas.getContext('webgl');
    const frame = () => { clear(gl); globalThis.inFrame?.(); requestAnimationFrame(frame); }; frame();`,
  'webgl that draws now and then': `const gl = canvas.getContext('webgl'); clear(gl); setInterval(() => clear(gl), 400);`,
  'webgl that stands still, with an adapter that draws it again': `const gl = canvas.getContext('webgl'); clear(gl);
    redraw = () => clear(gl);`,
  'a canvas that was handed over': `const pen = canvas.transferControlToOffscreen().getContext('2d'); frames(() => fill(pen));`,
  'a canvas that a worker draws': `const offscreen = canvas.transferControlToOffscreen();
    new Worker('/worker.js').postMessage(offscreen, [offscreen]);`,
  '8K': `canvas.width = 7680; canvas.height = 4320; const pen = canvas.getContext('2d'); fill(pen);`,
  'nothing but the page behind it': `const pen = canvas.getContext('2d');
    pen.fillStyle = 'white'; pen.fillRect(0, 0, 9, 9); document.body.style.background = 'rgb(255, 102, 0)';`,
};
const WORKER = `onmessage = ({ data }) => { const gl = data.getContext('webgl');
  setInterval(() => { gl.clearColor(1, 0.4, 0, 1); gl.clear(gl.COLOR_BUFFER_BIT); }, 16); };`;

/** Canvases of which no picture can be had, and what the player is told. */
const DENIED: Record<string, [reason: string, told: string, script: string]> = {
  'a picture of another site': [
    'tainted',
    'The picture of the game cannot be read',
    `const dot = new Image(); dot.src = FOREIGN + '/dot.svg'; await dot.decode();
     const pen = canvas.getContext('2d'); frames(() => pen.drawImage(dot, 0, 0, 400, 200));`,
  ],
  'webgl that stands still': ['blank', 'The game showed nothing', `clear(canvas.getContext('webgl'));`],
  'opaque webgl that stands still': ['blank', 'The game showed nothing', `clear(canvas.getContext('webgl', { alpha: false }));`],
  'no size': ['blank', 'The game showed nothing', `canvas.width = 0; canvas.height = 0;`],
  'no canvas any more': ['blank', 'The game showed nothing', `canvas.remove(); canvas = undefined;`],
};

interface GamePage {
  support: SupportWidget;
  inFrame?: () => void;
}

let server: SupportServer;
let site: Site;
let foreign: Site;
let browser: Browser;

const pathOf = (name: string) => `/${name.replaceAll(/\W+/g, '-')}.html`;
const page = (script: string) => `<!doctype html><meta charset="utf-8"><title>game</title><link rel="icon" href="data:,">
<script src="${server.url}/savepoint.js"></script><canvas width="400" height="200"></canvas>
<script type="module">
  const FOREIGN = '${foreign.url}';
  let canvas = document.querySelector('canvas'), redraw = () => {};
  const fill = (pen) => { pen.fillStyle = 'rgb(255, 102, 0)'; pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height); };
  const clear = (gl) => { gl.clearColor(1, 0.4, 0, 1); gl.clear(gl.COLOR_BUFFER_BIT); };
  const frames = (draw) => { const frame = () => { requestAnimationFrame(frame); draw(); }; frame(); };
  ${script}
  await new Promise((resolve) => setTimeout(resolve, 150));
  globalThis.support = Savepoint.createSupport({
    endpoint: '${server.url}', game: '${GAME.id}', canvas: () => { redraw(); return canvas; },
  });
</script>`;

beforeAll(async () => {
  server = await openSupportServer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>';
  foreign = await openSite('.', { '/dot.svg': svg });
  const scripts = [...Object.entries(GAMES), ...Object.entries(DENIED).map(([name, [, , script]]) => [name, script] as const)];
  const pages = scripts.map(([name, script]) => [pathOf(name), page(script)]);
  site = await openSite('.', { ...Object.fromEntries(pages), '/worker.js': WORKER });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.close(), foreign?.close()]);
  await server?.end();
});

async function open(name: string, deviceScaleFactor = 1): Promise<Page> {
  const page = await (await browser.newContext({ deviceScaleFactor })).newPage();
  await page.goto(site.url + pathOf(name));
  await page.waitForFunction(() => 'support' in globalThis);
  return page;
}

/** Asks for a picture; from within a frame of the game, where it lets itself be asked there. */
const shoot = (page: Page) =>
  page.evaluate(async () => {
    const game = globalThis as never as GamePage;
    const { file, reason } = await new Promise<Awaited<ReturnType<SupportWidget['takeScreenshot']>>>((resolve) => {
      const ask = () => resolve(game.support.takeScreenshot());
      if (!document.title.includes('frame')) return ask();
      game.inFrame = () => {
        delete game.inFrame;
        ask();
      };
    });
    if (!file) return { reason };
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, type: file.type, base64: btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), '')) };
  });

/** The picture of the game as a player would send it, and the colours in the middle and near a corner. */
async function shown(page: Page) {
  const { name, type, base64 } = await shoot(page);
  const { width, height, colours } = await pixelsOf(page, Buffer.from(base64 ?? '', 'base64'), [0.5, 0.5], [0.9, 0.9]);
  return { name, type, width, height, colours: colours.map((colour) => nameOf(colour, { orange: ORANGE }, 8)) };
}

const orange = (width: number, height: number) => ({
  name: 'screenshot.jpg', type: 'image/jpeg', width, height, colours: ['orange', 'orange'],
});

test.each(Object.keys(GAMES))('the picture shows the game: %s', async (name) => {
  const page = await open(name);
  if (name.includes('from a frame')) await page.evaluate(() => void (document.title = 'ask in a frame'));
  await expect.poll(() => shown(page)).toEqual(name === '8K' ? orange(1280, 720) : orange(400, 200));
  await page.context().close();
});

test('the picture shows the game on a screen with three pixels for one', async () => {
  const page = await open('webgl', 3);
  await expect.poll(() => shown(page)).toEqual(orange(400, 200));
  await page.context().close();
});

test.each(Object.entries(DENIED))('no picture of %s, and the player is told', async (name, [reason, told]) => {
  const page = await open(name);
  expect(await shoot(page)).toEqual({ reason });
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByText(told).waitFor();
  await expect.poll(() => page.getByRole('switch', { name: 'Picture of the game' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Add a picture or file' }).waitFor();
  await page.context().close();
});
