import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../packages/server/src/testing/agent.ts';
import { openingCase, register } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { enterGame, openGameSite } from '../stage/game-page.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.end();
});

/** Leaves a mark on the page if any of it is ever taken for more than text. */
const EVIL = '"><img src=x onerror="window.owned=1"><svg onload="window.owned=2"></svg><script>window.owned=3</script>{{owned}}';
const LINK = 'javascript:window.owned=4';
const owned = (page: Page) => page.evaluate(() => (window as { owned?: number }).owned);

test('what a player writes, names and reports is text to the console', async () => {
  const player = await register(server.url, GAME.id);
  const bytes = Buffer.from('<script>window.owned=5</script>');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { authorization: `Bearer ${player.token}` };
  await fetch(`${server.url}/v1/files/${sha256}`, { method: 'PUT', headers, body: bytes });
  const opened = openingCase({
    topic: 'bug',
    text: `${EVIL} ${LINK}`,
    attachments: [{ sha256, name: `${EVIL}.html`, type: 'text/html', sizeBytes: bytes.byteLength }],
    context: {
      game: { id: EVIL, build: EVIL, engine: EVIL },
      device: { class: 'phone', os: EVIL, model: EVIL, gpu: EVIL, browser: EVIL },
      locale: { language: EVIL, timeZone: EVIL },
      session: { startedAt: 1, lengthMs: 1, page: LINK },
      player: { id: EVIL, name: EVIL },
      state: { [EVIL]: EVIL, link: LINK },
      breadcrumbs: [{ at: 1, text: EVIL, category: EVIL }],
      errors: [{ at: 1, message: EVIL, source: LINK, stack: EVIL }],
      requests: [{ at: 1, url: LINK, status: 500 }],
    },
  });
  expect((await player.sync([opened])).results[0]?.status).toBe('stored');
  const desk = await openDesk(browser, server.url);
  await desk.goto(`${server.url}/console/cases/${opened.caseId}`);
  await desk.getByText('{{owned}}').first().waitFor();
  for (const fold of await desk.locator('summary, [aria-expanded=false]').all()) await fold.click({ timeout: 500 }).catch(() => {});
  await desk.waitForTimeout(500);
  expect(await owned(desk)).toBeUndefined();
  expect(await desk.locator('a[href^="javascript:" i], img[src="x"], svg[onload]').count()).toBe(0);
  // Opened by itself, in the console's own origin, a file is no page either.
  const file = await desk.context().newPage();
  await file.goto(`${server.url}/staff/files/${sha256}`).catch(() => {});
  expect(await owned(file)).toBeUndefined();
  await desk.context().close();
}, 60_000);

test('what an agent answers, and is called, is text to the player', async () => {
  const site = await openGameSite(server);
  const page = await enterGame(browser, site);
  const caseId = await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'bug', text: 'hello' });
    return receipt.ok ? receipt.caseId : '';
  });
  const agent = await signIn(server);
  await expect.poll(async () => (await agent.get(`/staff/cases/${caseId}`)).status).toBe(200);
  await agent.reply(caseId, `${EVIL} ${LINK}`);
  await page.evaluate((id) => window.savepoint!.open({ caseId: id }), caseId);
  await page.getByText('{{owned}}').first().waitFor();
  await page.waitForTimeout(300);
  expect(await owned(page)).toBeUndefined();
  expect(await page.locator('a[href^="javascript:" i], img[src="x"]').count()).toBe(0);
  await page.context().close();
  await site.close();
}, 60_000);
