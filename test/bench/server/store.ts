import { openingCase } from '../../../packages/server/src/testing/player.ts';
import { heading } from '../figures/table.ts';
import { callFor, type Call, type Seen } from './callers.ts';
import { startChild, type Child } from './child.ts';
import { rateLine, rateRatio } from './rates.ts';
import type { Stand } from './stand.ts';

const CALLERS = 64;
const BLOCKS = 5;
const BLOCK_MS = 3_000;
const WARM_UP_MS = 1_500;

const TEXT = 'The screen went black after the update and the sound went on. '.repeat(5);
const CONTEXT = {
  game: { id: 'orbit', build: '1.4.2', engine: 'phaser', engineVersion: '4.0.1' },
  device: { class: 'phone' as const, os: 'Android', osVersion: '14', browser: 'Chrome', model: 'Pixel 8', gpu: 'Mali-G715', cores: 8 },
  screen: { width: 412, height: 915, pixelRatio: 2.6, touch: true },
  locale: { language: 'fi-FI', languages: ['fi-FI', 'en'], timeZone: 'Europe/Helsinki' },
  network: { online: true, type: '4g', rttMs: 50, downlinkMbps: 10 },
};

/** A report that comes and is kept: ours to the bare floor, block by block, so that both had the machine as busy. */
export async function benchStore(stand: Stand, name: string): Promise<void> {
  const floor = await startChild('floor.js', stand.databaseUrl);
  try {
    const runs = [
      { name: 'ours, to the floor (target 0.7)', child: stand.ours, seen: [] as Seen[], cpuMs: 0, databaseMs: 0 },
      { name: 'the floor: one transaction a request', child: floor, seen: [] as Seen[], cpuMs: 0, databaseMs: 0 },
    ];
    for (const { child } of runs) await report(stand, child, WARM_UP_MS);
    for (let block = 0; block < BLOCKS; block++) {
      for (const run of runs) {
        const [cpuMs, databaseMs] = [await run.child.cpuMs(), (await stand.databaseCpuMs()) ?? 0];
        run.seen.push(await report(stand, run.child, BLOCK_MS));
        run.cpuMs += (await run.child.cpuMs()) - cpuMs;
        run.databaseMs += ((await stand.databaseCpuMs()) ?? 0) - databaseMs;
      }
    }
    heading(`sync that stores one report, ${CALLERS} callers, ${name} (over ${BLOCKS} blocks) [reports/s, p50, p99]`);
    for (const { name, seen } of runs) rateLine(name, seen, runs[1]!.seen);
    rateRatio('p99 of ours, to the floor', runs[0]!.seen, runs[1]!.seen);
    for (const { name, seen, cpuMs, databaseMs } of runs) {
      const count = seen.reduce((sum, { tookMs }) => sum + tookMs.length, 0);
      const each = (ms: number) => `${((ms * 1_000) / count).toFixed(0)} µs`;
      console.log(`  processor time a report: server ${each(cpuMs)}, database ${each(databaseMs)}   ${name.split(/[,:]/)[0]}`);
    }
  } finally {
    await floor.end();
  }
}

function report(stand: Stand, child: Child, forMs: number): Promise<Seen> {
  return callFor(child.url, '/v1/sync', CALLERS, forMs, () => oneReport(stand));
}

function oneReport(stand: Stand): Call {
  const { id, token } = stand.nextPlayer();
  const envelopes = [openingCase({ topic: 'bug', text: TEXT, context: CONTEXT })];
  return {
    headers: { authorization: `Bearer ${token}`, player: id, 'content-type': 'application/json' },
    body: JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes }),
  };
}
