import { readdirSync, readFileSync } from 'node:fs';
import '@savepoint/engines/attach';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { openSite, type Site } from '../stage/site.ts';
import { exportedPages } from './exports.ts';
import type { GameView, Subject } from './subjects.ts';

interface GamePage {
  __game: GameView;
  __heard: string[];
  __pad: boolean;
  /** The game has been told that the panel is open, which is a frame after it opens. */
  __told: boolean;
}

/** One game in one tab, and what a player and its engine say of it. */
export interface Stage {
  subject: Subject;
  page: Page;
  devtools: CDPSession;
  view(): Promise<GameView>;
  /** Waits until the game has gone on for a few frames. */
  playOn(): Promise<void>;
  open(): Promise<void>;
  /** Opens the panel at an empty form and gives its field, focused. */
  openForm(): Promise<Locator>;
  close(): Promise<void>;
  /** Events that reached the game's page since the last call. */
  heard(): Promise<string[]>;
}

export interface Check {
  name: string;
  run(stage: Stage): Promise<void>;
}

const WAIT = { timeout: 15_000 };

const HEARD = (
  'keydown keypress keyup beforeinput input compositionstart compositionend copy cut paste ' +
  'pointerdown pointerup mousedown mouseup click dblclick wheel touchstart touchmove touchend'
).split(' ');

/** A pad that the page can be told to press, since a browser without hands has none. */
function plugPad() {
  const released = { pressed: false, touched: false, value: 0 };
  Object.assign(globalThis, { __pad: false });
  Navigator.prototype.getGamepads = () => {
    const { __pad: pressed } = globalThis as never as GamePage;
    const buttons = Array.from({ length: 17 }, (_, i) => (i === 5 ? { pressed, touched: pressed, value: +pressed } : released));
    const pad = { id: 'test pad', index: 0, connected: true, mapping: 'standard', axes: [0, 0, 0, 0], buttons };
    return [{ ...pad, timestamp: performance.now() } as never];
  };
}

/** A cheap phone's twenty frames a second: at sixty, drawing without a graphics card takes all the time of a test. */
function drawSeldom(every: number) {
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = globalThis;
  const waiting = new Map<number, number>();
  let last = 0;
  globalThis.requestAnimationFrame = (task) => {
    const id = ++last;
    let left = every;
    const wait = (ms: number) => {
      if (--left > 0) return void waiting.set(id, request(wait));
      waiting.delete(id);
      task(ms);
    };
    waiting.set(id, request(wait));
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    cancel(waiting.get(id) ?? 0);
    waiting.delete(id);
  };
}

const told = (page: Page) => page.waitForFunction(() => (globalThis as never as GamePage).__told, undefined, WAIT);

/** Listens the way a game does, and so comes after the widget's own script. */
function listenLikeAGame(types: string[]) {
  const heard: string[] = [];
  Object.assign(globalThis, { __heard: heard });
  const canvas = document.querySelector('canvas')!;
  for (const type of types) {
    for (const target of [document, canvas]) target.addEventListener(type, () => heard.push(type), { passive: true });
    // What is no key must pass the capture phase, or the panel would not hear it either.
    window.addEventListener(type, () => heard.push(type), { capture: type.startsWith('key'), passive: true });
  }
}

const script = 'packages/widget/dist/script';

/** The repository as a site, with the widget where the support server has it. */
export function openGames(): Promise<Site> {
  const parts = readdirSync(script).map((file) => [file, readFileSync(`${script}/${file}`, 'utf8')] as const);
  const pages = parts.map(([file, text]) => [file === 'savepoint.js' ? `/${file}` : `/savepoint/${file}`, text]);
  return openSite('.', { ...Object.fromEntries(pages), ...exportedPages(), '/v1/sync': '' });
}

export async function enter(browser: Browser, site: Site, subject: Subject): Promise<Stage> {
  const context = await browser.newContext({ viewport: { width: 560, height: 400 }, screen: { width: 560, height: 400 }, hasTouch: true });
  const page = await context.newPage();
  await page.addInitScript(plugPad);
  await page.addInitScript(drawSeldom, 3);
  await page.goto(site.url + subject.path);
  const view = () => page.evaluate(() => ({ ...(globalThis as never as GamePage).__game }));
  await page.waitForFunction(() => (globalThis as never as Partial<GamePage>).__game, undefined, WAIT);
  const stage: Stage = {
    subject,
    page,
    devtools: await context.newCDPSession(page),
    view,
    async playOn() {
      const { steps } = await view();
      await page.waitForFunction((next) => (globalThis as never as GamePage).__game.steps > next, steps + 2, WAIT);
    },
    async open() {
      await page.keyboard.press('F2');
      await page.locator('dialog h2, dialog h1').first().waitFor();
      await told(page);
    },
    async openForm() {
      await page.evaluate(() => window.savepoint!.open({ topic: 'bug' }));
      const field = page.getByLabel('Your report');
      await field.fill('');
      await field.focus();
      await told(page);
      await stage.heard();
      return field;
    },
    async close() {
      await page.evaluate(() => window.savepoint!.close());
    },
    heard: () => page.evaluate(() => (globalThis as never as GamePage).__heard.splice(0)),
  };
  await stage.playOn();
  await page.evaluate(listenLikeAGame, HEARD);
  await page.waitForFunction(() => 'savepoint' in globalThis, undefined, WAIT);
  await page.evaluate(() => {
    window.savepoint!.on('open', () => void Object.assign(globalThis, { __told: true }));
    window.savepoint!.on('close', () => void Object.assign(globalThis, { __told: false }));
  });
  return stage;
}
