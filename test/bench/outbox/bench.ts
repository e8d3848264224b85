import { benchEnqueue } from './enqueue.ts';
import { benchFlush } from './flush.ts';
import { benchMainThread } from './main-thread.ts';
import { openBenchStage } from './stage.ts';

export const about = 'what keeping and sending a report costs, beside a bare IndexedDB put, Workbox and Sentry';

export async function run(): Promise<void> {
  const stage = await openBenchStage();
  try {
    await benchEnqueue(stage);
    await benchMainThread(stage);
    await benchFlush(stage);
  } finally {
    await stage.close();
  }
}
