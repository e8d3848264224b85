import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restlessPage, type RestlessWindow } from '../doubles/restless-player.ts';
import { openTollWire, type TollWire } from '../doubles/toll-wire.ts';
import { launchBrowser, launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

const KB = 1024;
const FILE_BYTES = 6 * KB * KB;
/** As the client cuts them. */
const PART_BYTES = 256 * KB;
/** Heads of 24 and more requests, the text with its context, polls. */
const REST_BYTES = 64 * KB;
/** What has been sent, after the break before, when the wire breaks again. */
const BREAKS_AFTER = [700, 300, 1_500, 1_100, 1_000].map((kb) => kb * KB);

let server: SupportServer;
let wire: TollWire;
let site: Site;

beforeAll(async () => {
  server = await openSupportServer();
  wire = await openTollWire(server.port);
  site = await openSite('.', { '/index.html': restlessPage(server.url, wire.url) });
});

afterAll(async () => {
  await site?.close();
  await wire?.close();
  await server?.end();
});

/** A log of its own, so that no two uploads of this file are the same. */
function newLog(name: string) {
  const text = Array.from({ length: 250_000 }, (_, i) => `${name}: frame ${i} took 16.7 ms`).join('\n').slice(0, FILE_BYTES);
  const sha256 = createHash('sha256').update(text).digest('hex');
  expect(text.length).toBe(FILE_BYTES);
  return { name, text, sha256 };
}
type Log = ReturnType<typeof newLog>;

async function openGame(page: Page): Promise<Page> {
  await page.goto(`${site.url}/`);
  await page.waitForFunction(() => (globalThis as never as RestlessWindow).support.storage.value === 'durable');
  return page;
}

/** Resolves when the report is kept on the device. */
const report = (page: Page, { name, text }: Log) =>
  page.evaluate(
    async ([name, text]) => {
      const attachments = [new File([text], `${name}.txt`, { type: 'text/plain' })];
      const { support } = globalThis as never as RestlessWindow;
      return (await support.report({ topic: 'bug', text: name, attachments, context: {} })).ok;
    },
    [name, text] as const,
  );

/** The network is back, says the browser. Saves the test the growing waits between tries. */
const hint = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')));

const status = (page: Page) =>
  page.evaluate(() => (globalThis as never as RestlessWindow).support.cases.value[0]?.messages[0]?.status);

async function expectArrived({ name, text, sha256 }: Log) {
  const path = join(server.dataDir, 'files', sha256.slice(0, 2), sha256);
  await expect.poll(() => stat(path).then(({ size }) => size, () => 0), { timeout: 30_000 }).toBe(FILE_BYTES);
  // Compared here, since nobody wants to see six megabytes in a failed test.
  expect((await readFile(path, 'utf8')) === text).toBe(true);
  await expect
    .poll(() => server.db.selectFrom('message').select('text').where('text', '=', name).execute(), { timeout: 30_000 })
    .toHaveLength(1);
  expect(await unfinishedBytes()).toBe(0);
}

async function unfinishedBytes(): Promise<number> {
  const folder = join(server.dataDir, 'files', 'partial');
  const sizes = (await readdir(folder).catch(() => [])).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test(`a file of 6 MB arrives whole over a wire that breaks ${BREAKS_AFTER.length} times, and costs a part a break`, async () => {
  const browser = await launchBrowser();
  try {
    const page = await openGame(await browser.newPage());
    const before = wire.sentBytes();
    let breaks = 0;
    const next = () => {
      const bytes = BREAKS_AFTER[breaks];
      if (bytes === undefined) return;
      wire.after(bytes, () => {
        breaks++;
        wire.cut();
        next();
        // After the page has seen the break.
        setTimeout(() => void hint(page).catch(() => {}), 200);
      });
    };
    next();
    const log = newLog('cut');
    expect(await report(page, log)).toBe(true);
    await expectArrived(log);
    expect(breaks).toBe(BREAKS_AFTER.length);
    const sent = wire.sentBytes() - before;
    console.log(`${sent} bytes sent for ${FILE_BYTES} over ${breaks} breaks`);
    expect(sent).toBeLessThanOrEqual(FILE_BYTES + breaks * PART_BYTES + REST_BYTES);
    await expect.poll(() => status(page)).toBe('sent');
  } finally {
    await browser.close();
  }
});

test('a browser that is killed in the midst goes on from there', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'savepoint-profile-'));
  let browser: ProfiledBrowser | undefined;
  try {
    browser = await launchOnProfile(profile);
    const page = await openGame(await browser.context.newPage());
    const held = new Promise<void>((resolve) =>
      wire.after(3 * KB * KB, () => {
        wire.hold();
        resolve();
      }),
    );
    const log = newLog('killed');
    expect(await report(page, log)).toBe(true);
    await held;
    await browser.kill();
    wire.cut();
    const there = await unfinishedBytes();
    expect(there).toBeGreaterThan(2.5 * KB * KB);

    const before = wire.sentBytes();
    browser = await launchOnProfile(profile);
    await openGame(await browser.context.newPage());
    await expectArrived(log);
    const sent = wire.sentBytes() - before;
    console.log(`${sent} bytes sent for the ${FILE_BYTES - there} that were missing`);
    expect(sent).toBeLessThanOrEqual(FILE_BYTES - there + REST_BYTES);
  } finally {
    await browser?.kill().catch(() => {});
    await rm(profile, { recursive: true, force: true });
  }
});

test('the player sees how much has arrived', async () => {
  const browser = await launchBrowser();
  try {
    const page = await openGame(await browser.newPage());
    const held = new Promise<void>((resolve) =>
      wire.after(3 * KB * KB, () => {
        wire.hold();
        resolve();
      }),
    );
    const log = newLog('shown');
    expect(await report(page, log)).toBe(true);
    await page.evaluate(() => {
      const { support } = globalThis as never as RestlessWindow;
      support.open({ caseId: support.cases.value[0]!.id });
    });
    const bar = page.getByRole('progressbar', { name: 'Sending shown.txt' });
    const value = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
    await held;
    await expect.poll(value).toBeGreaterThan(40);
    expect(await value()).toBeLessThan(55);
    wire.cut();
    await hint(page);
    await page.locator('.message[data-status=sent]').waitFor();
    expect(await bar.count()).toBe(0);
    await expectArrived(log);
  } finally {
    await browser.close();
  }
});
