import type { Page } from 'playwright-core';
import { median } from '../figures/ratio.ts';
import { heading } from '../figures/table.ts';
import { click, contenders, type Contender } from '../frames/contenders.ts';
import { openFramesStage, type FramesStage } from '../frames/stage.ts';

export const about = 'from the press on the launcher to the first words on screen, the first time and the second';

const RUNS = 5;
const SLOW_DOWN = 4;
const WARM_UP_MS = 3_000;
const VIEWPORT = { width: 640, height: 360 };

/** What shows that a panel is there, and what shuts it. */
const SHOWN: Record<string, string> = {
  control: `document.querySelector('#control')?.shadowRoot.querySelector('dialog h2')`,
  ours: `document.querySelector('savepoint-widget')?.shadowRoot.querySelector('dialog h1')`,
  sentry: `document.querySelector('#sentry-feedback')?.shadowRoot.querySelector('dialog[open] textarea')`,
};

export async function run(): Promise<void> {
  const stage = await openFramesStage();
  const names = ['control', 'ours', 'sentry'] as const;
  const times = new Map(names.map((name) => [name, { first: [] as number[], second: [] as number[] }]));
  try {
    for (let n = 0; n < RUNS; n++) {
      for (const name of names) {
        const [first, second] = await play(stage, contenders[name], SHOWN[name]!);
        times.get(name)!.first.push(first);
        times.get(name)!.second.push(second);
      }
    }
  } finally {
    await stage.close();
  }
  for (const which of ['first', 'second'] as const) {
    heading(`the ${which} time: at 1/${SLOW_DOWN} speed, medians of ${RUNS}, and as a ratio to the one by hand`);
    const floor = median(times.get('control')![which]);
    for (const name of names) {
      const ms = median(times.get(name)![which]);
      console.log(`  ${contenders[name].label.padEnd(28)}${ms.toFixed(0).padStart(8)} ms${(ms / floor).toFixed(2).padStart(10)}x`);
    }
  }
}

/** Milliseconds from the press to the frame after the panel's words are there, with nothing loaded and with all of it. */
async function play({ browser, site }: FramesStage, { load, open, shut }: Contender, shown: string): Promise<[number, number]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(site.url);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await load(page);
  await page.waitForTimeout(WARM_UP_MS);
  const first = await opening(page, open![0]!, shown);
  await click(page, shut!);
  await page.waitForTimeout(1_000);
  const second = await opening(page, open![0]!, shown);
  await context.close();
  return [first, second];
}

async function opening(page: Page, launcher: string, shown: string): Promise<number> {
  const seen = page.evaluate<number>(`new Promise((resolve) => {
    addEventListener('click', () => {
      const pressed = performance.now();
      requestAnimationFrame(function look() {
        const there = ${shown};
        // One frame later it has been drawn.
        if (there?.getBoundingClientRect().width) requestAnimationFrame(() => resolve(performance.now() - pressed));
        else requestAnimationFrame(look);
      });
    }, { capture: true, once: true });
  })`);
  await page.waitForTimeout(100);
  await click(page, launcher);
  return seen;
}
