import { heading, ratioLine } from '../figures/table.ts';
import type { EnqueueCase, EnqueueTimes } from './page/enqueue.ts';
import type { BenchPage } from './page/page.ts';
import type { BenchStage } from './stage.ts';

const CASES: (EnqueueCase & { title: string; blocks: number })[] = [
  { title: 'enqueue 1 KB', bytes: 1024, depth: 0, rounds: 25, blocks: 6 },
  { title: 'enqueue 200 KB', bytes: 200 * 1024, depth: 0, rounds: 15, blocks: 5 },
  { title: 'enqueue 1 KB behind 1,000 others', bytes: 1024, depth: 1_000, rounds: 25, blocks: 4 },
];

const LINES: [keyof EnqueueTimes, string][] = [
  ['bareAgain', 'bare strict put again (the noise)'],
  ['bareCounting', 'bare put that counts in its transaction'],
  ['ours', 'ours, strict (target 1.25)'],
  ['workbox', 'Workbox pushRequest, relaxed'],
  ['sentry', 'Sentry offline transport, relaxed'],
];

/** Each block runs on a fresh origin; the ratios are to a bare strict `put`. */
export async function benchEnqueue(stage: BenchStage): Promise<void> {
  for (const { title, blocks, ...params } of CASES) {
    const all: EnqueueTimes[] = [];
    for (let block = 0; block < blocks; block++) {
      const page = await stage.freshPage();
      all.push(
        await page.evaluate(
          (params) => (globalThis as never as { benchPage: BenchPage }).benchPage.measureEnqueue(params),
          params,
        ),
      );
      await page.close();
    }
    heading(`${title}: time until kept, to a bare strict put (over ${blocks} blocks) [median]`);
    const floor = all.map(({ bare }) => bare);
    ratioLine('bare strict put', floor, floor);
    for (const [name, label] of LINES) ratioLine(label, all.map((times) => times[name]), floor);
  }
}
