import { createHash } from 'node:crypto';
import { newId, type FormDefinition } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, postJson, register } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { enterGame, openGameSite, openPanel } from '../stage/game-page.ts';
import { openHelpAuthor } from '../stage/help-author.ts';
import { publishForm } from '../stage/staff-forms.ts';
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
const say = (text: string) => ({ en: text });
/** What staff write for players, and an answer in the player's own words. */
const FORM: FormDefinition = {
  id: 'bug',
  topic: 'bug',
  fields: [
    { id: 'level', type: 'text', label: say(`Level ${EVIL}`), help: say(EVIL) },
    { id: 'kind', type: 'choice', label: say(EVIL), options: [{ id: 'a', label: say(EVIL), tag: true }, { id: 'b', label: say(EVIL) }] },
  ],
};

/** Nothing has run, and nothing stands in the page, the console's or the widget's, that could. */
async function expectHarmless(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined();
  expect(await page.locator('a[href^="javascript:" i], img[src="x"], svg[onload]').count()).toBe(0);
}

/** Somebody of staff whose very name is an attack. */
async function signInEvil() {
  const [email, password] = [`${newId()}@example.com`, 'correct horse'];
  await server.addStaff({ email, password, name: EVIL, games: 'all' });
  const session = await postJson(`${server.url}/staff/session`, { email, password }, { origin: server.url });
  const headers = { origin: server.url, cookie: session.headers.getSetCookie()[0]!.split(';')[0]! };
  return {
    headers,
    post: (path: string, body: unknown) => postJson(server.url + path, body, headers),
    get: (path: string) => fetch(server.url + path, { headers }),
  };
}

async function keep(headers: Record<string, string>, path: string, text: string) {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect((await fetch(`${server.url}${path}/${sha256}`, { method: 'PUT', headers, body: bytes })).status).toBe(204);
  return { sha256, name: `${EVIL}.html`, type: 'text/html', sizeBytes: bytes.byteLength };
}

test('what a player writes, names, answers and reports is text to the console', async () => {
  const version = await publishForm(server, FORM);
  const player = await register(server.url, GAME.id);
  const file = await keep({ authorization: `Bearer ${player.token}` }, '/v1/files', '<script>window.owned=5</script>');
  const opened = openingCase({
    topic: 'bug',
    text: `${EVIL} ${LINK}`,
    attachments: [file],
    form: { id: 'bug', version },
    answers: { level: EVIL, kind: 'a' },
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
  const { caseId } = opened;
  expect((await player.sync([opened])).results[0]?.status).toBe('stored');
  const agent = await signInEvil();
  const file2 = await keep(agent.headers, '/staff/files', '<script>window.owned=6</script>');
  expect((await agent.post(`/staff/cases/${caseId}/messages`, { id: newId(), text: EVIL, attachments: [file2] })).status).toBe(204);
  expect((await agent.post(`/staff/cases/${caseId}/state`, { state: 'closed' })).status).toBe(204);
  const rating = { id: newId(), kind: 'case.rate', at: Date.now(), caseId, body: { score: 1, comment: `rated ${EVIL}` } };
  expect((await player.sync([rating])).results[0]?.status).toBe('stored');
  const desk = await openDesk(browser, server.url);
  await desk.goto(`${server.url}/console/#/cases/${caseId}?view=all`);
  for (const part of ['rated "><img', 'Level "><img']) await desk.getByText(part).first().waitFor();
  for (const fold of await desk.locator('summary, [aria-expanded=false]').all()) await fold.click({ timeout: 500 }).catch(() => {});
  await expectHarmless(desk);
  // Opened by itself, in the console's own origin, a file is no page either.
  for (const { sha256 } of [file, file2]) {
    const page = await desk.context().newPage();
    await page.goto(`${server.url}/staff/files/${sha256}`).catch(() => {});
    await expectHarmless(page);
  }
  await desk.context().close();
}, 60_000);

test('what staff answer, ask, publish and are called is text to the player', async () => {
  const author = await openHelpAuthor(server);
  const piece = (url: string) => ({
    kind: 'article' as const,
    content: {
      id: 'evil',
      section: 'account',
      position: 0,
      title: EVIL,
      keywords: [EVIL],
      body: [
        { type: 'paragraph' as const, text: [EVIL, { text: EVIL, strong: true as const }, { text: EVIL, link: { to: 'page' as const, url } }] },
        { type: 'table' as const, head: [[EVIL]], rows: [[[EVIL]]] },
        { type: 'note' as const, tone: 'warning' as const, text: [EVIL] },
      ],
    },
  });
  for (const url of [LINK, 'https:javascript:1', 'data:text/html,x']) {
    await expect(author.save('en', 'evil', piece(url))).rejects.toThrow('400');
  }
  await author.save('en', 'evil', piece(`https://a.example/"><script>window.owned=7</script>`));
  await author.save('en', 'news', { kind: 'announcement', content: { id: 'news', kind: 'problem', title: EVIL, text: EVIL } });
  await publishForm(server, FORM);
  await author.publish();
  const site = await openGameSite(server);
  const page = await enterGame(browser, site);
  await openPanel(page);
  await page.getByText('{{owned}}').first().waitFor();
  await expectHarmless(page);
  await page.getByRole('searchbox').fill('owned');
  await page.locator('.list button').first().click();
  await page.locator('dialog table').waitFor();
  await expectHarmless(page);
  await openPanel(page, { topic: 'bug' });
  await page.getByText('Level "><img').first().waitFor();
  await expectHarmless(page);
  const caseId = await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'bug', text: 'hello' });
    return receipt.ok ? receipt.caseId : '';
  });
  const agent = await signInEvil();
  await expect.poll(async () => (await agent.get(`/staff/cases/${caseId}`)).status, { timeout: 10_000 }).toBe(200);
  const file = await keep(agent.headers, '/staff/files', '<script>window.owned=8</script>');
  expect((await agent.post(`/staff/cases/${caseId}/messages`, { id: newId(), text: `${EVIL} ${LINK}`, attachments: [file] })).status).toBe(204);
  await page.evaluate((id) => window.savepoint!.open({ caseId: id }), caseId);
  await page.getByText(LINK).first().waitFor();
  await page.getByText('.html').first().waitFor();
  await expectHarmless(page);
  await page.context().close();
  await site.close();
}, 60_000);
