import type { CaseSummary } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../stage/browser.ts';
import { openDesk } from '../../stage/desk.ts';
import { openSupportServer } from '../../stage/support-server.ts';
import { heading } from '../figures/table.ts';
import { percentile } from '../server/rates.ts';
import { busiestTask } from './busiest-task.ts';
import { scrollPlain } from './plain-list.ts';

export const about = 'scrolls 100,000 rows of the desk in Chromium, beside a plain virtual list of as many';

const ROWS = 100_000;
const PAGE_ROWS = 20_000;
const SCROLLS = 100;
const STEP_PX = 900;

/** What scrolling cost: each frame's time, and tasks beyond 50 ms. */
interface Scrolled {
  framesMs: number[];
  longTasksMs: number[];
}

export async function run(): Promise<void> {
  const [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  try {
    const desk = await openDesk(browser, server.url, { viewport: { width: 1366, height: 768 } });
    await fill(desk);
    heading(`${ROWS.toLocaleString('en')} rows, ${SCROLLS} steps of ${STEP_PX} px`);
    report('the desk', await busiestTask(browser, desk, () => scroll(desk, '.inbox-list')));
    const plain = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await scrollPlain(plain, ROWS);
    report('a plain virtual list', await busiestTask(browser, plain, () => scroll(plain, '#list')));
  } finally {
    await browser.close();
    await server.end();
  }
}

/** The server's pages are made up here, so that it is the list alone that is measured. */
async function fill(desk: Page): Promise<void> {
  await desk.route('**/staff/cases?**', async (route) => {
    const first = Number(new URL(route.request().url()).searchParams.get('before') ?? 0);
    const cases = Array.from({ length: PAGE_ROWS }, (_, index) => madeUp(first + index));
    const next = first + PAGE_ROWS < ROWS ? { next: String(first + PAGE_ROWS) } : {};
    await route.fulfill({ json: { cases, counts: { open: ROWS, answered: 0, closed: 0 }, cursor: 'x.1.0', ...next } });
  });
  await desk.keyboard.press('7');
  for (let loaded = PAGE_ROWS; loaded <= ROWS; loaded += PAGE_ROWS) {
    const height = loaded * 80;
    await desk.waitForFunction((px) => document.querySelector('.rows')!.clientHeight > px, height);
    await desk.evaluate(() => document.querySelector('.inbox-list')!.scrollTo({ top: 1e9 }));
  }
  await desk.evaluate(() => document.querySelector('.inbox-list')!.scrollTo({ top: 0 }));
}

function scroll(page: Page, place: string): Promise<Scrolled> {
  return page.evaluate(
    async ({ place, steps, px }) => {
      const list = document.querySelector(place)!;
      const longTasksMs: number[] = [];
      const seen = new PerformanceObserver((entries) => longTasksMs.push(...entries.getEntries().map(({ duration }) => duration)));
      seen.observe({ entryTypes: ['longtask'] });
      const framesMs: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let step = 0; step < steps; step++) {
        list.scrollTop += step % 25 === 24 ? px * 1_000 : px;
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        framesMs.push(now - last);
        last = now;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      seen.disconnect();
      return { framesMs, longTasksMs };
    },
    { place, steps: SCROLLS, px: STEP_PX },
  );
}

function report(name: string, { result: { framesMs, longTasksMs }, busiestMs }: { result: Scrolled; busiestMs: number }): void {
  const [p50, p95] = [0.5, 0.95].map((share) => `${percentile(framesMs, share).toFixed(1)} ms`);
  const longest = Math.max(0, ...longTasksMs).toFixed(0);
  console.log(
    `  ${name.padEnd(24)} frame p50 ${p50}   p95 ${p95}   long tasks ${longTasksMs.length} (longest ${longest} ms)` +
      `   busiest task ${busiestMs.toFixed(1)} ms of processor time`,
  );
}

function madeUp(n: number): CaseSummary {
  const at = 1_700_000_000_000 - n * 60_000;
  return {
    id: `0193a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    number: ROWS - n,
    gameId: 'lantern-run',
    topic: n % 3 === 0 ? 'bug' : 'payment',
    state: n % 2 === 0 ? 'open' : 'closed',
    subject: `Lantern ${n} went out behind the third gate`,
    tags: n % 4 === 0 ? ['topic:bug', 'refund', 'guild:foxes'] : ['topic:bug'],
    priority: n % 50 === 0 ? 'high' : 'normal',
    player: { id: `0193a000-0000-7000-9000-${String(n % 5_000).padStart(12, '0')}`, name: `Player ${n % 5_000}` },
    build: '1.4.2',
    deviceClass: 'phone',
    os: 'Android',
    locale: 'de-DE',
    openedAt: at,
    updatedAt: at,
    lastMessage: { from: 'player', excerpt: 'Nothing but fog.', at },
    lastSeq: 1,
    staffReadSeq: n % 3,
    playerReadSeq: 1,
    staffDeliveredSeq: 1,
    playerDeliveredSeq: 1,
    live: 'none',
  };
}
