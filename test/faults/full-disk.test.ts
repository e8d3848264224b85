import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restlessPage, unsent, type RestlessWindow } from '../doubles/restless-player.ts';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { auditServer, CLEAN } from '../stage/audit.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

const LOG_BYTES = 2 * 1024 * 1024;
/** What the page is left with: room for texts, none for the log. */
const ROOM_BYTES = 1024 * 1024;
const FULL = 'This device has no room left.';

let server: SupportServer;
let wire: WireCutter;
let site: Site;
let profile: string;
let browser: ProfiledBrowser | undefined;
let page: Page;
let devTools: CDPSession;

beforeAll(async () => {
  server = await openSupportServer();
  wire = await openWireCutter(server.port);
  site = await openSite('.', { '/index.html': restlessPage(server.url, wire.url) });
  profile = await mkdtemp(join(tmpdir(), 'savepoint-profile-'));
});

afterAll(async () => {
  await browser?.kill();
  await site?.close();
  await wire?.close();
  await server?.end();
  await rm(profile, { recursive: true, force: true });
});

/**
 * The game in a browser that has just started, with room for so much more. Chromium trusts what it knew of the room for
 * half a minute: only a new one feels at once that there is less.
 */
async function start(roomBytes?: number) {
  await browser?.kill();
  browser = await launchOnProfile(profile);
  page = await browser.context.newPage();
  devTools = await browser.context.newCDPSession(page);
  await leaveRoom(roomBytes);
  await page.goto(`${site.url}/`);
}

/** Gives the page's origin the quota of a disk that is `roomBytes` from full; undefined: its own again. */
async function leaveRoom(roomBytes: number | undefined) {
  const { usage } = await devTools.send('Storage.getUsageAndQuota', { origin: site.url });
  await devTools.send('Storage.overrideQuotaForOrigin', {
    origin: site.url,
    ...(roomBytes !== undefined && { quotaSize: Math.round(usage + roomBytes) }),
  });
}

const report = (text: string) =>
  page.evaluate(
    (text) => (globalThis as never as RestlessWindow).support.report({ topic: 'bug', text, context: {} }),
    text,
  );

/** Long texts until one is refused; gives those that were confirmed, and that one. */
async function fillUp(): Promise<{ kept: string[]; refused: string }> {
  const kept: string[] = [];
  for (let n = 0; n < 1_000; n++) {
    const text = `${'x'.repeat(9_000)} fill#${n}`;
    const receipt = await report(text);
    if (!receipt.ok && receipt.code !== 'storage_full') throw new Error(`refused for another reason: ${receipt.code}`);
    if (!receipt.ok) return { kept, refused: text };
    kept.push(text);
  }
  throw new Error('the disk never got full');
}

test('on a full disk the player keeps the words, nothing stored is lost, and all goes on when there is room', async () => {
  wire.cut();
  await start();
  const confirmed = ['before#0', 'before#1'];
  for (const text of confirmed) expect(await report(text)).toMatchObject({ ok: true, kept: 'durable' });

  await start(ROOM_BYTES);
  const words = 'The door is stuck#0';
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByLabel('Your report').fill(words);
  await page.locator('input[type=file]').setInputFiles({
    name: `${words}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('a line of the log\n'.repeat(LOG_BYTES / 18)),
  });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('alert').getByText(FULL).waitFor();
  await expect.poll(() => page.getByLabel('Your report').inputValue()).toBe(words);
  await expect.poll(() => page.getByText(`${words}.txt`).count()).toBe(1);

  expect(await report('small#0')).toMatchObject({ ok: true });
  const { kept, refused } = await fillUp();
  confirmed.push('small#0', ...kept);
  expect(await report(refused)).toMatchObject({ ok: false, code: 'storage_full' });
  expect(await unsent(page)).toBe(confirmed.length);

  await leaveRoom(undefined);
  expect(await report(refused)).toMatchObject({ ok: true, kept: 'durable' });
  confirmed.push(refused);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Saved on this device').waitFor();
  confirmed.push(words);

  await start(0);
  await expect.poll(() => unsent(page)).toBe(confirmed.length);
  wire.mend();
  const audit = () => auditServer(server, confirmed, (text) => text === words);
  await expect.poll(audit, { timeout: 30_000 }).toEqual(CLEAN);
  await leaveRoom(undefined);
  await expect.poll(() => unsent(page), { timeout: 60_000 }).toBe(0);
  expect(await audit()).toEqual(CLEAN);
});
