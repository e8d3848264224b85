import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILD } from '../../examples/canvas-game/src/build.ts';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { violationsIn } from '../stage/axe.ts';
import { launchBrowser, launchOnProfile } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openSite, type Site } from '../stage/site.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

const APPEAL = 'I was banned in the middle of a run. I do not cheat!';
const SECOND = 'Here is more: it happened on level 3.';
const ANSWER = 'Hello, we looked at your run and lifted the ban.';

let server: SupportServer;
let wire: WireCutter;
let site: Site;
let profile: string;
let agents: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  wire = await openWireCutter(server.port);
  site = await openSite('examples/canvas-game/dist');
  profile = await mkdtemp(join(tmpdir(), 'savepoint-profile-'));
  agents = await launchBrowser();
});

afterAll(async () => {
  await agents?.close();
  await site?.close();
  await wire?.close();
  await server?.end();
  await rm(profile, { recursive: true, force: true });
});

/** The game in a tab, on a host of its own, with the support server behind the wire. */
async function openGame(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.url}/?support=${encodeURIComponent(wire.url)}`);
  await page.waitForFunction(() => '__game' in globalThis);
  return page;
}

/** Plays for a moment: starts a run and moves. */
async function play(page: Page) {
  await page.keyboard.press('Enter');
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key, { delay: 120 });
}

const statuses = (page: Page) =>
  page.locator('.message').evaluateAll((all) => all.map((message) => (message as HTMLElement).dataset.status));

test('a report outlives a dead network and a killed browser, is answered, and the answer is read', async () => {
  let browser = await launchOnProfile(profile);
  let game = await openGame(browser.context);
  await play(game);

  wire.cut();
  await game.getByRole('button', { name: 'Support' }).click();
  await game.getByRole('button', { name: 'Appeal a ban' }).click();
  await game.getByLabel('Your report').fill(APPEAL);
  await game.getByRole('switch', { name: 'Picture of the game' }).waitFor();
  await game.getByRole('button', { name: 'Send', exact: true }).click();
  await game.getByText('Saved on this device').waitFor();
  await game.getByLabel('Write a message').fill(SECOND);
  await game.getByRole('button', { name: 'Send message' }).click();
  await expect.poll(() => statuses(game)).toEqual(['saved', 'saved']);
  await browser.kill();

  browser = await launchOnProfile(profile);
  game = await openGame(browser.context);
  const sockets: string[] = [];
  game.on('websocket', (socket) => sockets.push(socket.url()));
  await game.getByRole('button', { name: 'Support' }).click();
  await game.getByRole('button', { name: 'My cases' }).click();
  await game.locator('.case[data-state=saved]').click();
  await expect.poll(() => game.locator('.bubble').allInnerTexts()).toEqual([expect.stringContaining(APPEAL), SECOND]);
  await expect.poll(() => statuses(game)).toEqual(['saved', 'saved']);
  expect(await violationsIn(game)).toEqual([]);
  await game.getByRole('button', { name: 'Close' }).click();

  const desk = await openDesk(agents, server.url);
  expect(await desk.locator('[data-case-id]').count()).toBe(0);
  await browser.context.setOffline(true);
  wire.mend();
  await browser.context.setOffline(false);
  const row = desk.locator('[data-case-id]');
  await row.waitFor({ timeout: 5_000 });
  await expect.poll(() => row.first().innerText()).toMatch(/ban.appeal/i);
  await row.first().click();
  await expect.poll(() => desk.locator('[data-message-id]').count()).toBe(2);
  const texts = await desk.locator('[data-message-id]').allInnerTexts();
  expect(texts[0]).toContain(APPEAL);
  expect(texts[1]).toContain(SECOND);
  await expect.poll(() => row.count()).toBe(1);
  await desk.locator('[data-message-id] img').first().waitFor();

  const [stored] = await server.db.selectFrom('cases').select(['tags', 'build', 'context']).execute();
  expect(stored!.tags).toEqual(
    expect.arrayContaining(['topic:ban_appeal', 'device:desktop', 'os:Linux', `build:${BUILD.id}`]),
  );
  const shown = await desk.locator('body').innerText();
  for (const said of ['Ban appeal', 'Desktop', 'Linux', BUILD.id]) expect(shown.toLowerCase()).toContain(said.toLowerCase());
  expect(JSON.stringify(stored!.context.breadcrumbs)).toMatch(/run|level/i);
  await expect.poll(() => desk.getByRole('region', { name: 'Context' }).innerText()).toMatch(/run|level/i);

  await desk.getByLabel('Reply').fill(ANSWER);
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  const toast = game.getByRole('status').getByRole('button');
  await toast.waitFor({ timeout: 15_000 });
  await expect.poll(() => toast.innerText()).toContain(ANSWER);
  await game.getByRole('button', { name: 'Support, 1 new' }).waitFor();
  expect(sockets).toEqual([]);

  await toast.click();
  await game.getByText(ANSWER).waitFor();
  await desk.locator('[data-message-id][data-state=read]').getByText(ANSWER).waitFor({ timeout: 10_000 });
  await game.getByRole('button', { name: 'Close' }).click();
  await game.getByRole('button', { name: 'Support', exact: true }).waitFor();
  await browser.kill();
});

