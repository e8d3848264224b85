import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRelay, type Fate, type Relay } from '../doubles/relay.ts';
import { brokenFiles, hasFile, openRestless, restlessPage, unsent } from '../doubles/restless-player.ts';
import { writeWithoutRest, type Heard } from '../doubles/restless-player.ts';
import { auditServer, CLEAN } from '../stage/audit.ts';
import { launchBrowser } from '../stage/browser.ts';
import { takeChances } from '../stage/chance.ts';
import { slack } from '../stage/lag.ts';
import { openSite, type Site } from '../stage/site.ts';
import { times } from '../stage/soak.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

const TABS = 3;
/** Messages of a tab before there is a network, and again after. */
const PART = times(20, 50);
const PLAYERS = times(1, 10);

let browser: Browser;
let server: SupportServer;
let relay: Relay;
let site: Site;
let fateOf: () => Fate;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await openSupportServer();
  relay = await openRelay(server.port, () => fateOf());
  site = await openSite('.', { '/index.html': restlessPage(server.url, relay.url) });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await relay?.close();
  await server?.end();
});

test('three tabs flush through a wire that is cut before and after the server has done its part', async () => {
  const chance = takeChances();
  const heard: Heard[] = [];
  for (let player = 0; player < PLAYERS; player++) {
    const context = await browser.newContext();
    await writeInTabs(context, player, heard, () => (fateOf = () => fate(chance.next())));
    await context.close();
  }
  expect(heard.filter(({ code }) => code !== undefined)).toEqual([]);
  const confirmed = heard.map(({ text }) => text);
  expect(await auditServer(server, confirmed, hasFile), `SEED=${chance.seed}`).toEqual(CLEAN);
  expect(await brokenFiles(server, confirmed), `SEED=${chance.seed}`).toEqual([]);
  expect(confirmed).toHaveLength(PLAYERS * (TABS * 2 * PART + 1));
  // The server would bear it, and does without Web Locks; but each tab would send what all have written.
  expect(relay.mostAtOnce()).toBe(1);
  for (const kind of ['cut before', 'cut after', 'cut within'] as const) expect(relay.met[kind]).toBeGreaterThan(0);
  const met = Object.entries(relay.met).filter(([, count]) => count > 0);
  console.log(`${confirmed.length} confirmed, 0 lost, 0 doubled; requests:`, Object.fromEntries(met));
}, slack(120_000 + PLAYERS * 60_000));

/** Half of all requests come to nothing the page could see. */
function fate(number: number): Fate {
  if (number < 0.2) return 'cut before';
  if (number < 0.4) return 'cut after';
  return number < 0.5 ? 'cut within' : 'pass';
}

/** Each tab fills the outbox without a network and writes on while all flush, to a case of its own and a common one. */
async function writeInTabs(context: BrowserContext, player: number, heard: Heard[], connect: () => void) {
  fateOf = () => 'cut before';
  const told = (one: Heard) => heard.push(one);
  const pages = await Promise.all(
    Array.from({ length: TABS }, async () => openRestless(await context.newPage(), `${site.url}/`, told)),
  );
  const common = `common${player}`;
  await writeWithoutRest(pages[0]!, [{ name: common, from: 0, count: 1 }]);
  await expect.poll(() => heard.find(({ text }) => text === `${common}#0`)?.caseId).toBeTruthy();
  const { caseId } = heard.find(({ text }) => text === `${common}#0`)!;
  const write = (part: number, restMs: number) =>
    pages.map((page, tab) => {
      const lane = { from: part * PART, count: PART / 2 };
      const own = { ...lane, name: `own${player}.${tab}.${part}` };
      return writeWithoutRest(page, [own, { ...lane, name: `${common}.${tab}`, caseId }], { restMs, files: true });
    });
  await Promise.all(write(1, 0));
  connect();
  await Promise.all(write(2, 60));
  const left = async (page: Page) => {
    // As a network that comes and goes tells: what is tried here is the order of things, not how long they wait.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    return unsent(page);
  };
  const none = pages.map(() => 0);
  await expect.poll(() => Promise.all(pages.map(left)), { timeout: slack(90_000), interval: 300 }).toEqual(none);
}
