import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasFile, openRestless, restlessPage, unsent, writeWithoutRest } from '../doubles/restless-player.ts';
import type { Heard, Lane } from '../doubles/restless-player.ts';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { auditServer, CLEAN, deliveredTo } from '../stage/audit.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { takeChances } from '../stage/chance.ts';
import { openSite, type Site } from '../stage/site.ts';
import { times } from '../stage/soak.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** Kills after which everything must have arrived and a new player begins. */
const KILLS_PER_PLAYER = 10;
const KILLS = times(4, 100);
/** Numbers of one round in a lane; more than a round can write. */
const ROUND_NUMBERS = 1_000;

/** Tells of each `commit` of the server, before its answer leaves, and of each text `heard`, before it is sent. */
const moments = new EventEmitter();

let server: SupportServer;
let wire: WireCutter;
let site: Site;

beforeAll(async () => {
  server = await openSupportServer({ afterCommit: () => void moments.emit('commit') });
  wire = await openWireCutter(server.port);
  site = await openSite('.', { '/index.html': restlessPage(server.url, wire.url) });
});

afterAll(async () => {
  await site?.close();
  await wire?.close();
  await server?.end();
});

test(`nothing that was confirmed is lost, doubled or out of order after ${KILLS} kills of the browser`, async () => {
  const chance = takeChances();
  const heard: Heard[] = [];
  let killedWhileFlushing = 0;
  for (let kill = 0; kill < KILLS; kill += KILLS_PER_PLAYER) {
    const profile = await mkdtemp(join(tmpdir(), 'savepoint-profile-'));
    let browser: ProfiledBrowser | undefined;
    const open = async () => {
      browser = await launchOnProfile(profile);
      return openRestless(await browser.context.newPage(), `${site.url}/`, (told) => {
        heard.push(told);
        moments.emit('heard');
      });
    };
    const firstHeard = heard.length;
    try {
      for (let round = kill; round < Math.min(kill + KILLS_PER_PLAYER, KILLS); round++) {
        const flushing = round % 2 === 1;
        if (flushing) wire.mend();
        else wire.cut();
        const before = (await deliveredTo(server)).length;
        const page = await open();
        // The page dies while it writes: that is the plan.
        writeWithoutRest(page, lanesOf(round, heard.slice(firstHeard)), { files: true }).catch(() => {});
        // Offline the outbox fills up; online a kill right after a text was heard meets it on its way to the server.
        if (!flushing) await after('heard', chance.between(1, 80));
        else if (chance.next() < 0.5) await after('heard', chance.between(1, 20));
        else await after('commit', chance.between(1, 6));
        await pause(chance.between(0, 30));
        await browser!.kill();
        const { missing } = await auditServer(server, confirmedOf(heard), hasFile);
        if (flushing && missing.length > 0 && (await deliveredTo(server)).length > before) killedWhileFlushing++;
      }
      wire.mend();
      const page = await open();
      await expect.poll(() => unsent(page), { timeout: 60_000 }).toBe(0);
      expect(await auditServer(server, confirmedOf(heard), hasFile), `SEED=${chance.seed}`).toEqual(CLEAN);
    } finally {
      await browser?.kill().catch(() => {});
      await rm(profile, { recursive: true, force: true });
    }
  }
  expect(heard.filter(({ code }) => code !== undefined)).toEqual([]);
  const confirmed = confirmedOf(heard).length;
  console.log(`${confirmed} confirmed, 0 lost, 0 doubled; ${killedWhileFlushing} of ${KILLS} kills were in mid-flush`);
  expect(confirmed).toBeGreaterThan(KILLS * 5);
}, 120_000 + KILLS * 15_000);

const confirmedOf = (heard: Heard[]) => heard.filter(({ code }) => code === undefined).map(({ text }) => text);

/** Resolves at the `count`-th such moment from now. */
async function after(moment: 'heard' | 'commit', count: number) {
  const signal = AbortSignal.timeout(10_000);
  // Should the page never come so far, the kill comes all the same.
  for (let more = count; more > 0; more--) await once(moments, moment, { signal }).catch(() => {});
}

/** Two new cases, and an old one gone on with. */
function lanesOf(round: number, heard: Heard[]): Lane[] {
  const from = round * ROUND_NUMBERS;
  const count = ROUND_NUMBERS;
  const fresh = ['a', 'b'].map((name): Lane => ({ name: `${round}${name}`, from, count }));
  const old = heard.find(({ code }) => code === undefined);
  return old ? [...fresh, { name: old.text.split('#')[0]!, caseId: old.caseId, from, count }] : fresh;
}
