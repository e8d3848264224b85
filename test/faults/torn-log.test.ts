import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRestless, restlessPage, writeWithoutRest, type Heard, type RestlessWindow } from '../doubles/restless-player.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** What Chromium has on disk when it dies between the head of a record and its body: its sum, its length (183), its kind. */
const HEAD = Buffer.from([0x68, 0x19, 0x57, 0x00, 0xb7, 0x00, 0x01]);

let server: SupportServer;
let site: Site;

beforeAll(async () => {
  server = await openSupportServer();
  const nowhere = 'http://127.0.0.1:9';
  site = await openSite('.', { '/index.html': restlessPage(server.url, nowhere) });
});

afterAll(async () => {
  await site?.close();
  await server?.end();
});

test('keeps what was confirmed before and after the browser died in the midst of a write', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'savepoint-profile-'));
  let browser: ProfiledBrowser | undefined;
  const confirmed: string[] = [];
  const open = async () => {
    browser = await launchOnProfile(profile);
    const told = ({ code, text }: Heard) => void (code === undefined && confirmed.push(text));
    return openRestless(await browser.context.newPage(), `${site.url}/`, told);
  };
  try {
    await writeWithoutRest(await open(), [{ name: 'before', from: 0, count: 3 }]);
    await browser!.kill();
    const torn = await logsIn(profile);
    for (const log of torn) await appendFile(log, HEAD);

    const page = await open();
    await expect.poll(() => shown(page)).toHaveLength(3);
    await writeWithoutRest(page, [{ name: 'after', from: 0, count: 3 }]);
    // What would be written on is no part of the database any more.
    await expect.poll(async () => (await logsIn(profile)).filter((log) => torn.includes(log))).toEqual([]);
    await browser!.kill();

    const again = await open();
    expect(confirmed).toHaveLength(6);
    await expect.poll(() => shown(again)).toEqual(confirmed.toSorted());
  } finally {
    await browser?.kill().catch(() => {});
    await rm(profile, { recursive: true, force: true });
  }
});

/** The logs of Chromium's LevelDB; none where it keeps IndexedDB in another way. */
async function logsIn(profile: string): Promise<string[]> {
  const files = await readdir(join(profile, 'Default/IndexedDB'), { recursive: true, withFileTypes: true });
  return files.filter(({ name }) => name.endsWith('.log')).map(({ parentPath, name }) => join(parentPath, name));
}

const shown = (page: Page) =>
  page.evaluate(() => {
    const cases = (globalThis as never as RestlessWindow).support.cases.value;
    return cases.flatMap(({ messages }) => messages.map(({ text }) => text)).toSorted();
  });
