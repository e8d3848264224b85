import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { signIn } from '../testing/agent.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import type { Job } from './job.ts';
import { startJobs, type Jobs } from './run.ts';
import { allJobs } from './schedule.ts';

let stage: Stage;
let server: SavepointServer;
beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
afterAll(() => stage.close());

const NEVER = '0 0 1 1 *';

/** As many nodes as wanted, each with the same jobs. */
function nodes(count: number, jobs: Job[], lines: unknown[] = []): Jobs[] {
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const parts = { db: server.db, log, jobs, ran: () => {}, pollS: 0.5, restS: 0 };
  return Array.from({ length: count }, () => startJobs(parts));
}

test('runs a job once however many nodes there are, and never twice at the same time', async () => {
  let runs = 0;
  let atOnce = 0;
  let mostAtOnce = 0;
  const job: Job = {
    name: 'count',
    cron: NEVER,
    async run() {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await sleep(300);
      atOnce--;
      return ++runs;
    },
  };
  const both = nodes(2, [job]);
  await both[0]!.ask('count');
  await expect.poll(() => runs).toBeGreaterThan(0);
  await sleep(1_200);
  expect(runs).toBe(1);
  // The first may run already when the second comes, but not when the third does.
  for (let count = 0; count < 3; count++) await both[1]!.ask('count');
  await expect.poll(() => runs).toBeGreaterThan(1);
  await sleep(1_200);
  expect(runs).toBeLessThan(4);
  expect(mostAtOnce).toBe(1);
  await Promise.all(both.map((node) => node.stop()));
}, 60_000);

test('tries again what throws, and says so without the message\'s own words', async () => {
  let tries = 0;
  const lines: Record<string, unknown>[] = [];
  const job: Job = {
    name: 'fail-once',
    cron: NEVER,
    async run() {
      if (++tries === 1) await sql`SELECT 'a secret word'::int`.execute(server.db);
      return 1;
    },
  };
  const [node] = nodes(1, [job], lines);
  await node!.ask('fail-once');
  await expect.poll(() => tries).toBe(2);
  await node!.stop();
  expect(lines).toMatchObject([{ msg: 'a job failed', job: 'fail-once' }, { msg: 'did a job', count: 1 }]);
  expect(JSON.stringify(lines)).not.toContain('secret word');
});

test('runs a node\'s own job at its start on each, and again', async () => {
  let runs = 0;
  const each = nodes(2, [{ name: 'own', cron: NEVER, onEachNodeMs: 200, run: async () => ++runs }]);
  expect(runs).toBe(2);
  await expect.poll(() => runs).toBe(4);
  await Promise.all(each.map((node) => node.stop()));
  const atEnd = runs;
  await sleep(300);
  expect(runs).toBe(atEnd);
});

test('forgets sessions that have run out', async () => {
  const agent = await signIn(server);
  const jobs = allJobs({ db: server.db, blobs: createFolderStore(tmpdir()), unfinished: [], goneMs: 0, told: () => {}, bulks: { resume: async () => 0 } });
  const run = (nowMs: number) => jobs.find(({ name }) => name === 'forget-sessions')!.run(nowMs, new AbortController().signal);
  expect(await run(Date.now())).toBe(0);
  expect((await agent.get('/staff/cases')).status).toBe(200);
  expect(await run(Date.now() + 15 * 24 * 60 * 60 * 1000)).toBe(1);
  expect((await agent.get('/staff/cases')).status).toBe(401);
});
