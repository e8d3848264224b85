import { measureEnqueue } from './enqueue.ts';
import { flushes } from './flush.ts';
import { openTask, repeatTask } from './main-thread.ts';

/** What the bench calls in the page. */
const benchPage = { measureEnqueue, flushes, openTask, repeatTask };

export type BenchPage = typeof benchPage;

Object.assign(globalThis, { benchPage });
