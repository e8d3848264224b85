import type { CDPSession, Page } from 'playwright-core';
import { median } from '../figures/ratio.ts';
import { heading, timeLine } from '../figures/table.ts';
import type { ThreadTask } from './page/main-thread.ts';
import type { BenchPage } from './page/page.ts';
import type { BenchStage } from './stage.ts';

const SLOW_DOWN = 4;
const BLOCKS = 5;
const CALLS = 15;

const LINES: [ThreadTask, string][] = [
  ['nothing', 'nothing (the noise)'],
  ['bare', 'bare strict put of 1 KB'],
  ['outbox', 'our outbox, 1 KB (target 1)'],
  ['send', 'support.send()'],
  ['context', 'support.collectContext()'],
  ['reportWithout', 'support.report() with a given context'],
  ['report', 'support.report()'],
  ['reportBehind', 'support.report() behind 1,000 others'],
];

interface Opened {
  task: ThreadTask;
  page: Page;
  devtools: CDPSession;
}

/** Main-thread time of one call: all tasks it sets going, less what a loop that does nothing takes. */
export async function benchMainThread(stage: BenchStage): Promise<void> {
  const times = new Map(LINES.map(([task]) => [task, { threadMs: [] as number[], inCallMs: [] as number[] }]));
  const opened: Opened[] = [];
  for (const [task] of LINES) opened.push(await open(stage, task));
  for (let block = 0; block < BLOCKS; block++) {
    // Once before and once after the others, so that a machine that grows slower is no difference.
    const before = await perCall(opened[0]!);
    const measured = [];
    for (const each of opened) measured.push({ task: each.task, ...(await perCall(each)) });
    const after = await perCall(opened[0]!);
    const idleMs = (before.threadMs + after.threadMs) / 2;
    for (const { task, threadMs, inCallMs } of measured) {
      times.get(task)!.threadMs.push(threadMs - idleMs);
      times.get(task)!.inCallMs.push(inCallMs);
    }
  }
  for (const { page } of opened) await page.close();

  heading(`main thread at 1/${SLOW_DOWN} speed, per call (over ${BLOCKS} blocks), offline`);
  for (const [task, label] of LINES) {
    const { threadMs, inCallMs } = times.get(task)!;
    timeLine(label, threadMs, `in the call itself ${median(inCallMs).toFixed(2)} ms`);
  }
}

async function open(stage: BenchStage, task: ThreadTask): Promise<Opened> {
  const page = await stage.freshPage();
  const devtools = await stage.context.newCDPSession(page);
  // Processor time of the thread: time on the clock would also count what other programs took.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate((task) => (globalThis as never as { benchPage: BenchPage }).benchPage.openTask(task), task);
  return { task, page, devtools };
}

async function perCall({ page, devtools }: Opened): Promise<{ threadMs: number; inCallMs: number }> {
  await page.bringToFront();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const before = await taskSeconds(devtools);
  const inCall = await page.evaluate(
    (calls) => (globalThis as never as { benchPage: BenchPage }).benchPage.repeatTask(calls),
    CALLS,
  );
  const after = await taskSeconds(devtools);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { threadMs: ((after - before) * 1000) / CALLS, inCallMs: median(inCall) };
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}
