import { LIMITS, type Context, type FailedRequest } from '@savepoint/protocol';
import type { FrameTimes } from './frame-times.ts';
import { redact } from './redaction.ts';

/** How the game ran, from what the browser remembers: nothing is measured before it is asked for. */
export async function collectPerformance(frames: FrameTimes | undefined): Promise<Context['performance']> {
  // At once: the game may pause while the rest is asked for.
  const frameMs = frames?.now();
  const tasks = await remembered('longtask');
  const durations = tasks.map(({ duration }) => duration);
  const { memory } = performance as { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } };
  return {
    ...(frameMs && { frameMs }),
    longTasks: {
      count: tasks.length,
      totalMs: Math.round(durations.reduce((sum, ms) => sum + ms, 0)),
      worstMs: Math.round(Math.max(0, ...durations)),
    },
    ...(memory && { heapMb: megabytes(memory.usedJSHeapSize), heapLimitMb: megabytes(memory.jsHeapSizeLimit) }),
  };
}

/** The last requests of the page that a server refused. */
export async function collectFailedRequests(): Promise<FailedRequest[] | undefined> {
  const entries = (await remembered('resource')) as PerformanceResourceTiming[];
  const failed = entries.filter(({ responseStatus = 0 }) => responseStatus >= 400).slice(-LIMITS.failedRequests);
  if (failed.length === 0) return undefined;
  return failed.map(({ name, startTime, duration, responseStatus }) => ({
    at: Math.round(performance.timeOrigin + startTime),
    url: redact(name).slice(0, LIMITS.contextChars),
    status: responseStatus,
    durationMs: Math.round(duration),
  }));
}

/** How long a browser is given to hand out what it remembers, which it does in a task of its own. */
const HAND_OUT_MS = 50;

function remembered(type: string): Promise<PerformanceEntryList> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => done(list.getEntries()));
    const timer = setTimeout(() => done([]), HAND_OUT_MS);
    const done = (entries: PerformanceEntryList) => {
      clearTimeout(timer);
      observer.disconnect();
      resolve(entries);
    };
    observer.observe({ type, buffered: true });
  });
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
