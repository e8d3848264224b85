import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';

type Globals = { savepoint: import('@savepoint/widget').SupportWidget };

let server: SupportServer;
let wire: WireCutter;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  wire = await openWireCutter(server.port);
  site = await openSite('packages/widget/dist/script', {
    '/index.html': `<!doctype html><script src="/savepoint.js" data-game="lantern-run" data-endpoint="${wire.url}"></script>`,
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await wire?.close();
  await server?.end();
});

const identify = (page: Page, who: { id: string } | null) =>
  page.evaluate((who) => (globalThis as never as Globals).savepoint.identify(who), who);

const report = (page: Page, text: string) =>
  page.evaluate((text) => (globalThis as never as Globals).savepoint.report({ topic: 'bug', text }), text);

const texts = (page: Page) =>
  page.evaluate(() =>
    (globalThis as never as Globals).savepoint.cases.value.flatMap(({ messages }) => messages.map(({ text }) => text)),
  );

/** The texts that arrived, by the server's player. */
async function arrived(): Promise<string[][]> {
  const rows = await server.db
    .selectFrom('message')
    .innerJoin('cases', 'cases.id', 'message.case_id')
    .select(['cases.player_id as player', 'message.text'])
    .orderBy('message.text')
    .execute();
  const players = new Map<string, string[]>();
  for (const { player, text } of rows) players.set(player, [...(players.get(player) ?? []), text]);
  return [...players.values()].toSorted();
}

async function open(page: Page) {
  await page.route('**/savepoint/*', (route) =>
    route.fulfill({ path: `packages/widget/dist/script/${route.request().url().split('/').at(-1)}` }),
  );
  await page.goto(site.url);
}

test('players who share a device neither see nor send each other\'s reports, and nobody\'s is lost', async () => {
  const page = await (await browser.newContext()).newPage();
  await open(page);
  wire.cut();
  await identify(page, { id: 'an' });
  expect(await report(page, 'by An')).toMatchObject({ ok: true, kept: 'durable' });
  await identify(page, { id: 'binh' });
  await expect.poll(() => texts(page)).toEqual([]);
  expect(await report(page, 'by Binh')).toMatchObject({ ok: true });
  await expect.poll(() => texts(page)).toEqual(['by Binh']);
  await identify(page, null);
  await expect.poll(() => texts(page)).toEqual([]);
  expect(await report(page, 'by nobody')).toMatchObject({ ok: true });
  await identify(page, { id: 'an' });
  await expect.poll(() => texts(page)).toEqual(['by An']);
  expect(await arrived()).toEqual([]);

  // The page ends with three outboxes unsent, and comes back with Binh signed in.
  await open(page);
  await identify(page, { id: 'binh' });
  wire.mend();
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([['by An'], ['by Binh'], ['by nobody']]);
  expect(await texts(page)).toEqual(['by Binh']);
  await page.context().close();
});

test('an answer to who has signed out is not told to who plays now', async () => {
  const page = await (await browser.newContext()).newPage();
  await open(page);
  await identify(page, { id: 'chi' });
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    (globalThis as never as Globals).savepoint.on('reply', ({ text }) => told.push(text));
  });
  await report(page, 'by Chi');
  await expect.poll(arrived).toContainEqual(['by Chi']);
  const { id } = await server.db.selectFrom('cases').select('id').where('subject', '=', 'by Chi').executeTakeFirstOrThrow();
  const cookie = await signIn();
  await identify(page, { id: 'dung' });
  await post(`/staff/cases/${id}/messages`, { id: crypto.randomUUID(), text: 'for Chi only' }, cookie);
  await page.waitForTimeout(2_500);
  expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([]);
  await identify(page, { id: 'chi' });
  await expect.poll(() => texts(page)).toEqual(['by Chi', 'for Chi only']);
  await page.context().close();
});

test('what a player has begun to write is shown to nobody else, and waits for its own', async () => {
  const page = await (await browser.newContext()).newPage();
  const field = page.getByLabel('Your report');
  const wish = () => page.evaluate(() => (globalThis as never as Globals).savepoint.open({ topic: 'bug' }));
  const meet = async (who: { id: string } | null) => {
    await identify(page, who);
    await field.waitFor({ state: 'detached' });
    await wish();
    await field.waitFor();
  };
  await open(page);
  await wish();
  await field.fill('by somebody');
  await identify(page, { id: 'an' });
  await page.keyboard.type(' who is An');
  await meet({ id: 'binh' });
  expect(await field.inputValue()).toBe('');
  await field.fill('by Binh');
  await meet(null);
  expect(await field.inputValue()).toBe('');
  await meet({ id: 'binh' });
  expect(await field.inputValue()).toBe('by Binh');

  await open(page);
  await wish();
  await field.waitFor();
  await page.waitForTimeout(500);
  expect(await field.inputValue()).toBe('');
  await identify(page, { id: 'binh' });
  await expect.poll(() => field.inputValue()).toBe('by Binh');
  await meet({ id: 'an' });
  await expect.poll(() => field.inputValue()).toBe('by somebody who is An');
  await page.context().close();
});

const post = (path: string, body: unknown, cookie = '') =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    body: JSON.stringify(body),
  });

async function signIn(): Promise<string> {
  const { email, password } = STAFF;
  return (await post('/staff/session', { email, password })).headers.get('set-cookie')!.split(';')[0]!;
}
