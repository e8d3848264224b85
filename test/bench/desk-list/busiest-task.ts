import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  pid: number;
  tid: number;
  name: string;
  /** Processor time of the thread, in microseconds. */
  tdur?: number;
}

/** The most processor time, in milliseconds, that one task of the page took during `run`: the same however busy the machine is. */
export async function busiestTask<T>(browser: Browser, page: Page, run: () => Promise<T>): Promise<{ result: T; busiestMs: number }> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const byThread = new Map<string, number[]>();
  for (const { pid, tid, name, tdur = 0 } of traceEvents) {
    if (!name.endsWith('RunTask')) continue;
    const thread = `${pid} ${tid}`;
    byThread.set(thread, [...(byThread.get(thread) ?? []), tdur / 1_000]);
  }
  const total = (tasks: number[]) => tasks.reduce((sum, task) => sum + task, 0);
  // The page's own thread is the one that did the most.
  const [tasks = []] = [...byThread.values()].toSorted((one, other) => total(other) - total(one));
  return { result, busiestMs: Math.max(0, ...tasks) };
}
