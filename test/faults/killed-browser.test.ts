import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRelay, type Fate, type Relay } from '../doubles/relay.ts';
import { brokenFiles, hasFile, openRestless, restlessPage, unsent } from '../doubles/restless-player.ts';
import { writeWithoutRest, type Heard, type Lane } from '../doubles/restless-player.ts';
import { auditServer, CLEAN } from '../stage/audit.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { takeChances, type Chance } from '../stage/chance.ts';
import { slack } from '../stage/lag.ts';
import { openSite, type Site } from '../stage/site.ts';
import { times } from '../stage/soak.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

/**
 * When the browser dies, in turn. Three of five while a request is held on its way: texts that the server will never
 * hear of, texts that it has stored without having answered, a file that it does not have yet. The others at random:
 * while there is no network, which also fills the outbox, and while there is one.
 */
const MOMENTS = ['offline', 'after storing', 'in an upload', 'before storing', 'online'] as const;
type Moment = (typeof MOMENTS)[number];

/** Kills after which everything must have arrived and a new player begins. */
const KILLS_PER_PLAYER = 10;
const KILLS = times(3, 100);
/** Numbers of one round in a lane; more than a round can write. */
const ROUND_NUMBERS = 1_000;
/** How long a page is given to come to its moment. */
const PATIENCE_MS = 10_000;

/** Tells of each `commit` of the server, before its answer leaves, of each text `heard`, and of the request `held`. */
const moments = new EventEmitter();

let server: SupportServer;
let relay: Relay;
let site: Site;
let fateOf: (url: string, body: Buffer) => Fate;

beforeAll(async () => {
  server = await openSupportServer({ afterCommit: () => void moments.emit('commit') });
  const held = (body: Buffer) => void moments.emit('held', body);
  relay = await openRelay(server.port, ({ method, url = '' }, body) => fateOf(`${method} ${url}`, body), held);
  site = await openSite('.', { '/index.html': restlessPage(server.url, relay.url) });
});

afterAll(async () => {
  await site?.close();
  await relay?.close();
  await server?.end();
});

test(`nothing that was confirmed is lost, doubled or out of order after ${KILLS} kills of the browser`, async () => {
  const chance = takeChances();
  const heard: Heard[] = [];
  const underWay = new Map<Moment, number>();
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
        const moment = MOMENTS[round % MOMENTS.length]!;
        const come = meet(moment, chance);
        const page = await open();
        // The page dies while it writes: that is the plan.
        writeWithoutRest(page, lanesOf(round, heard.slice(firstHeard)), { files: true }).catch(() => {});
        const carried = await come;
        await pause(chance.between(0, 30));
        await browser!.kill();
        const promised = confirmedOf(heard).some((text) => carried?.includes(`"${text}"`) || carried === text);
        if (promised) underWay.set(moment, (underWay.get(moment) ?? 0) + 1);
      }
      fateOf = () => 'pass';
      const page = await open();
      await expect.poll(() => unsent(page), { timeout: slack(60_000) }).toBe(0);
      expect(await auditServer(server, confirmedOf(heard), hasFile), `SEED=${chance.seed}`).toEqual(CLEAN);
    } finally {
      await browser?.kill().catch(() => {});
      await rm(profile, { recursive: true, force: true });
    }
  }
  expect(heard.filter(({ code }) => code !== undefined)).toEqual([]);
  expect(await brokenFiles(server, confirmedOf(heard)), `SEED=${chance.seed}`).toEqual([]);
  const confirmed = confirmedOf(heard).length;
  const kept = `${confirmed} confirmed, 0 lost, 0 doubled`;
  console.log(`${kept}; of ${KILLS} kills with confirmed texts on their way:`, Object.fromEntries(underWay));
  expect(confirmed).toBeGreaterThan(KILLS * 5);
  expect([...underWay.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(times(1, KILLS / 3));
  expect(underWay.size).toBeGreaterThanOrEqual(times(1, 3));
}, slack(120_000 + KILLS * 15_000));

const confirmedOf = (heard: Heard[]) => heard.filter(({ code }) => code === undefined).map(({ text }) => text);

/** Sets the network for a moment and waits for it. Gives what is held on its way then, if anything is. */
async function meet(moment: Moment, chance: Chance): Promise<string | undefined> {
  fateOf = () => (moment === 'offline' ? 'cut before' : 'pass');
  if (moment === 'offline') return after('heard', chance.between(20, 80));
  if (moment === 'online' && chance.next() < 0.5) return after('heard', chance.between(1, 80));
  if (moment === 'online') return after('commit', chance.between(1, 6));
  const wanted = moment === 'in an upload' ? carriesFile : carriesText;
  let left = chance.between(1, 3);
  fateOf = (line, body) => {
    if (!wanted(line, body) || --left !== 0) return 'pass';
    return moment === 'after storing' ? 'held after' : 'held before';
  };
  return after('held', 1);
}

const carriesText = (line: string, body: Buffer) =>
  line === 'POST /v1/sync' && JSON.parse(String(body)).envelopes.length > 0;
const carriesFile = (line: string, body: Buffer) => /^P\w+ \/v1\/files\//.test(line) && body.length > 0;

/** Resolves at the `count`-th such moment from now, with what was told last. */
async function after(moment: 'heard' | 'commit' | 'held', count: number): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let told: unknown[] = [];
  // Should the page never come so far, the kill comes all the same.
  for (let more = count; more > 0; more--) told = await once(moments, moment, { signal }).catch(() => []);
  return told[0] === undefined ? undefined : String(told[0]);
}

/** Two new cases, and an old one gone on with. */
function lanesOf(round: number, heard: Heard[]): Lane[] {
  const from = round * ROUND_NUMBERS;
  const count = ROUND_NUMBERS;
  const fresh = ['a', 'b'].map((name): Lane => ({ name: `${round}${name}`, from, count }));
  const old = heard.find(({ code }) => code === undefined);
  return old ? [...fresh, { name: old.text.split('#')[0]!, caseId: old.caseId, from, count }] : fresh;
}
