import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveredTo } from '../stage/audit.ts';
import { takeChances } from '../stage/chance.ts';
import { openSite, type Site } from '../stage/site.ts';
import { soaking } from '../stage/soak.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { openCollector, type Collector } from './collector.ts';
import { subjectPages } from './pages.ts';
import { runTrial, type Subject, type Trial } from './trial.ts';

const OFFLINE: Trial = { name: '40 texts without a network', texts: 40, textChars: 100 };
const LONG: Trial[] = [
  { name: 'five answers of 500 while flushing', texts: 20, textChars: 100, failures: 5 },
  { name: 'browser killed 5 times while flushing', texts: 25, textChars: 100, kills: 5 },
  { name: 'room for 300 KB, 60 texts of 9 KB', texts: 60, textChars: 9_000, roomBytes: 300_000 },
];

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

/** Savepoint first; the rivals have no server that knows a repeat, as their users have none. */
function subjects(): Subject[] {
  const ours: Subject = {
    name: 'Savepoint',
    page: `${site.url}/ours.html`,
    port: server.port,
    path: '',
    arrived: async () => (await deliveredTo(server)).map(({ text }) => text),
  };
  const rival = (name: string, page: string): Subject => ({
    name,
    page: `${site.url}/${page}.html`,
    port: collector.port,
    path: '/collect',
    arrived: async () => collector.bodies,
  });
  return soaking ? [ours, rival('Workbox 7.4', 'workbox'), rival('Sentry 11.12', 'sentry')] : [ours];
}

/** In every run the harness itself and our simplest row; the rivals and the longer trials when there is time. */
test('of what Savepoint confirmed nothing is lost or doubled, whatever rivals do', async () => {
  const chance = takeChances();
  const rows: Record<string, string | number>[] = [];
  for (const trial of soaking ? [OFFLINE, ...LONG] : [OFFLINE]) {
    for (const subject of subjects()) {
      const score = await runTrial(subject, trial, chance.next);
      rows.push({ trial: trial.name, subject: subject.name, ...score });
    }
  }
  console.table(rows);
  for (const row of rows.filter(({ subject }) => subject === 'Savepoint')) {
    expect(row, `SEED=${chance.seed}`).toMatchObject({ lost: 0, doubled: 0 });
    expect(row.confirmed).toBeGreaterThan(10);
  }
}, 900_000);
