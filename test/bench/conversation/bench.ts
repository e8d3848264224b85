import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { FLAGS } from '../../stage/browser.ts';
import { findChromium } from '../../stage/chromium.js';
import { openSite } from '../../stage/site.ts';
import { median } from '../figures/ratio.ts';
import { heading } from '../figures/table.ts';
import type { Scrolled } from './page/page.tsx';

export const about = 'a conversation of 5,000 messages opens and scrolls to its beginning, beside a plain list of the same';

const RUNS = 3;
const SLOW_DOWN = 4;

export async function run(): Promise<void> {
  const site = await openSite('.', {
    '/index.html': '<!doctype html><meta charset="utf-8"><body style="margin:0"><script type="module" src="/page.js"></script>',
    '/page.js': await bundle(),
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  const measured = { ours: [] as Scrolled[], plain: [] as Scrolled[] };
  try {
    for (let n = 0; n < RUNS; n++) {
      for (const kind of ['ours', 'plain'] as const) {
        const page = await browser.newPage({ viewport: { width: 390, height: 740 } });
        await page.goto(site.url);
        const devTools = await page.context().newCDPSession(page);
        await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
        measured[kind].push(
          await page.evaluate((kind) => (globalThis as never as { play(kind: string): Promise<Scrolled> }).play(kind), kind),
        );
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  heading(`5,000 messages at 1/${SLOW_DOWN} speed, medians of ${RUNS} runs`);
  for (const field of ['openMs', 'longTasks', 'worstTaskMs', 'dropped', 'messageMs'] as const) {
    const [ours, plain] = [median(measured.ours.map((one) => one[field])), median(measured.plain.map((one) => one[field]))];
    const ratio = plain > 0 ? `${(ours / plain).toFixed(3)}x` : '';
    console.log(`  ${LABELS[field].padEnd(46)}${ours.toFixed(1).padStart(10)}${plain.toFixed(1).padStart(12)}${ratio.padStart(10)}`);
  }
}

const LABELS = {
  openMs: 'to the first frame with the newest, ms',
  longTasks: 'long tasks while scrolling to the beginning',
  worstTaskMs: 'the longest of them, ms',
  dropped: 'frames dropped while scrolling',
  messageMs: 'one more message, to its frame, ms',
};

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['savepoint-source'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      rolldownOptions: { input: fileURLToPath(new URL('page/page.tsx', import.meta.url)), output: { codeSplitting: false } },
    },
  });
  const { output } = ([result].flat() as Rolldown.RolldownOutput[])[0]!;
  return output[0].code;
}
