import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deliveredTo } from '../stage/audit.ts';
import { takeChances } from '../stage/chance.ts';
import { openSite, type Site } from '../stage/site.ts';
import { soaking } from '../stage/soak.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { openCollector, type Collector } from './collector.ts';
import { subjectPages } from './pages.ts';
import { runTrial, type Subject, type Trial } from './trial.ts';

const OFFLINE: Trial = { name: 'started offline', texts: 40 };
const FAULTS: Trial[] = [
  { name: 'killed 6 times in a request', texts: 25, fault: { fates: ['held before', 'held after'], times: 6 } },
  { name: '5 answers lost', texts: 25, fault: { fates: ['cut after'], times: 5 } },
  { name: '5 answers of 403', texts: 25, fault: { fates: ['answer 403'], times: 5 } },
  { name: '5 answers of 500', texts: 25, fault: { fates: ['answer 500'], times: 5 } },
  { name: '5 sign-in pages of a hotel', texts: 25, fault: { fates: ['answer HTML'], times: 5 } },
  // Fewer than the 30 that Sentry keeps at most: what it loses here, it loses to the disk.
  { name: '28 of 9 KB, room for 200 KB', texts: 28, textChars: 9_000, roomBytes: 200_000 },
];
const TRIALS = soaking ? [OFFLINE, ...FAULTS] : [OFFLINE];
const LIMIT_MS = 600_000;
/** More than one trial takes: it is never left in the midst, with its browser. */
const LAST_MS = 120_000;

let server: SupportServer;
let collector: Collector;
let site: Site;

beforeAll(async () => {
  server = await openSupportServer();
  collector = await openCollector();
  site = await openSite('.', await subjectPages(server.url));
});

afterAll(async () => {
  await site?.close();
  await collector?.close();
  await server?.end();
});

/**
 * In every run the harness itself and our simplest row, the rivals when there is time. Sentry's servers know an event
 * by its id and take it once, as ours do; a request of Workbox has none.
 */
function subjects(): Subject[] {
  const ours: Subject = {
    name: 'Savepoint',
    page: `${site.url}/ours.html`,
    port: server.port,
    path: '',
    arrived: async () => (await deliveredTo(server)).toSorted((a, b) => a.seq - b.seq).map(({ text }) => text),
  };
  const rival = (name: string, page: string, arrived: () => string[]): Subject => ({
    name,
    page: `${site.url}/${page}.html`,
    port: collector.port,
    path: '/collect',
    arrived: async () => arrived(),
  });
  const sentry = rival('Sentry 11.12', 'sentry', () => {
    const events = new Map<string, string>();
    for (const body of collector.bodies) if (!events.has(eventOf(body))) events.set(eventOf(body), body);
    return [...events.values()];
  });
  return soaking ? [ours, rival('Workbox 7.4', 'workbox', () => collector.bodies), sentry] : [ours];
}

/** An envelope of Sentry begins with a line that names its event. */
const eventOf = (body: string) => /"event_id":"(\w+)"/.exec(body)?.[1] ?? body;

test('of what Savepoint confirmed nothing is lost, doubled or out of order, whatever rivals do', async () => {
  const chance = takeChances();
  const rows: Record<string, string | number>[] = [];
  const begun = Date.now();
  // Also when the time is up.
  onTestFinished(() => console.table(rows));
  for (const trial of TRIALS) {
    for (const subject of subjects()) {
      const start = Date.now();
      expect(start - begun, 'milliseconds that the trials took so far').toBeLessThan(LIMIT_MS);
      const score = await runTrial(subject, trial, chance.next);
      const seconds = Math.round((Date.now() - start) / 1_000);
      rows.push({ trial: trial.name, subject: subject.name, ...score, seconds });
    }
  }
  const own = rows.filter(({ subject }) => subject === 'Savepoint');
  for (const [i, row] of own.entries()) {
    // One that has met fewer faults than the others is not to be compared with them.
    const faults = TRIALS[i]!.fault?.times ?? 0;
    expect(row, `SEED=${chance.seed}`).toMatchObject({ faults, lost: 0, doubled: 0, disordered: 0 });
    expect(row.confirmed).toBeGreaterThan(10);
  }
}, LIMIT_MS + LAST_MS);
