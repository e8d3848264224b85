import { heading, ratioLine } from '../figures/table.ts';
import { GAME, openSupportServer } from '../../stage/support-server.ts';
import type { FlushName } from './page/flush.ts';
import type { BenchPage } from './page/page.ts';
import type { BenchStage } from './stage.ts';

const ENVELOPES = 1_000;
const BLOCKS = 3;

/** Requests of one envelope take as long each however many follow: a sample of them does, counted up. */
const LINES: [name: FlushName, label: string, sample: number][] = [
  ['ours', 'ours, from IndexedDB', ENVELOPES],
  ['oneByOne', 'one request each, from memory (target 5)', 100],
  ['sixAtOnce', 'one request each, six at once', 100],
];

/** From a page on another origin, as a game's is, to the server as it is delivered, on its own database. */
export async function benchFlush(stage: BenchStage): Promise<void> {
  const server = await openSupportServer({ logLevel: 'fatal' });
  try {
    const address = { endpoint: `http://127.0.0.1:${server.port}`, game: GAME.id };
    const times: Record<FlushName, number[]> = { ours: [], oneByOne: [], sixAtOnce: [] };
    for (let block = 0; block < BLOCKS; block++) {
      for (const [name, , envelopes] of LINES) {
        const page = await stage.freshPage();
        const ms = await page.evaluate(
          ([name, params]) => (globalThis as never as { benchPage: BenchPage }).benchPage.flushes[name](params),
          [name, { ...address, envelopes }] as const,
        );
        times[name].push((ms / envelopes) * ENVELOPES);
        await page.close();
      }
    }
    heading(`flush of ${ENVELOPES} envelopes of 1 KB on loopback, to ours (over ${BLOCKS} blocks) [median]`);
    const floor = times.ours.map((ms) => [ms]);
    for (const [name, label] of LINES) ratioLine(label, times[name].map((ms) => [ms]), floor);
  } finally {
    await server.end();
  }
}
