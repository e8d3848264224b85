import { newId, type Uuid } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openingCase, register, startingChat } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** The console with more in it than anybody drew it for. */
const LONG = 'Maximilian-Alexander-Wolfgang-Amadeus-von-Württemberg-'.repeat(6).slice(0, 300);
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: SupportServer;
let browser: Browser;
let desk: Page;
let caseId: Uuid;
let chatId: Uuid;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  const player = await register(server.url, GAME.id);
  const open = async (text: string) => {
    const context = { game: { id: GAME.id, build: '1.4.2' }, device: { class: 'phone', os: 'Android' } } as const;
    const opening = openingCase({ topic: 'payment', text, context });
    await player.sync([opening]);
    return opening.caseId;
  };
  caseId = await open('The lantern is gone');
  chatId = await open('Is anybody there?');
  await player.sync([startingChat(chatId)]);
  await server.db.updateTable('player').set({ name: LONG }).where('id', '=', player.id).execute();
  desk = await openDesk(browser, server.url);
  const ask = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    desk.evaluate(
      async ({ path, ...request }) => (await fetch(path, request)).status,
      { path, method, body: JSON.stringify(body) },
    );
  const colleagues = await desk.evaluate(async () => (await (await fetch('/staff/colleagues')).json()) as { colleagues: { id: string }[] });
  const edit = { priority: 'urgent', owner: colleagues.colleagues[0]!.id };
  expect(await ask('POST', `/staff/cases/${caseId}/edit`, edit)).toBe(204);
  for (let tens = 0; tens < 10; tens++) {
    const addTags = Array.from({ length: 20 }, (_, n) => `area:a rather long name of an area ${tens}-${n}`);
    expect(await ask('POST', `/staff/cases/${caseId}/edit`, { addTags })).toBe(204);
  }
  const view = { name: 'Rückerstattungsanträge ohne Antwort, Saisonpass (DACH)', conditions: { match: 'all', tests: [] }, sort: 'updated', version: null };
  expect(await ask('PUT', `/staff/views/${newId()}`, view)).toBe(204);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});
beforeEach(() => desk.setViewportSize(DESKTOP));

async function show(place: string, drawn: string): Promise<void> {
  await desk.goto(`${server.url}/console/#${place}`);
  await desk.reload();
  await desk.locator(drawn).first().waitFor();
}
/** Where it is on the page, `within` what holds it. */
const edges = (part: string, within: string) =>
  desk.evaluate(
    ([part, within]) => {
      const of = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
      return { part: of(part).toJSON() as DOMRect, within: of(within).toJSON() as DOMRect };
    },
    [part, within] as const,
  );

test('long names end where their place does, and what can be done stays in sight', async () => {
  await show(`/cases/${caseId}?view=all`, '.player-card .link');
  await desk.locator('.rail-views + .rail-title + .rail-views .count').waitFor();
  for (const [part, within] of [['.player-card .link', '.player-card'], ['.rail-title + .rail-views .count', '.rail']] as const) {
    const at = await edges(part, within);
    expect(at.part.right, part).toBeLessThanOrEqual(at.within.right);
  }
});

test('two hundred tags leave the conversation and the reply in sight', async () => {
  await show(`/cases/${caseId}?view=all`, '.case-tags [data-tag]');
  const { part: conversation, within: page } = await edges('.conversation', 'body');
  expect(conversation.height).toBeGreaterThan(300);
  const { part: reply } = await edges('[data-key="reply"]', 'body');
  expect(reply.bottom).toBeLessThan(page.bottom);
  // By keys one gets to the last of them.
  const last = desk.locator('.case-tags [data-tag]').last();
  await last.focus();
  await expect.poll(async () => (await last.boundingBox())!.y).toBeLessThan(conversation.top);
});

test.each([DESKTOP, PHONE])('a row says its state and whose it is at $width px', async (viewport) => {
  await desk.setViewportSize(viewport);
  await show('/?view=all', '.priority-urgent');
  const row = `.row[data-case-id="${caseId}"]`;
  for (const fact of ['.badge', '.priority', '.fact-owner']) {
    const at = await edges(`${row} ${fact}`, `${row} .row-facts`);
    expect(at.part.right, fact).toBeLessThanOrEqual(at.within.right);
    expect(at.part.bottom, fact).toBeLessThanOrEqual(at.within.bottom + 1);
  }
});

test('a conversation is accepted on a phone by a button that shows what it is', async () => {
  await desk.setViewportSize(PHONE);
  await show(`/cases/${chatId}?view=all`, '.case-actions .button-primary');
  const { part, within } = await edges('.case-actions .button-primary .icon', '.case-actions .button-primary');
  expect([part.left >= within.left, part.right <= within.right]).toEqual([true, true]);
});

test('on a phone the line of the settings begins where one is, and the audit log can be read', async () => {
  await desk.setViewportSize(PHONE);
  await show('/audit', '.audit-subject:not(:empty)');
  await expect.poll(async () => (await edges('.settings-nav [aria-current]', 'body')).part.right).toBeLessThanOrEqual(PHONE.width);
  expect((await edges('.audit tr:has(.audit-subject:not(:empty))', 'body')).part.height).toBeLessThan(90);
});

test('what is pressed is no smaller than 24 pixels', async () => {
  for (const viewport of [DESKTOP, PHONE]) {
    await desk.setViewportSize(viewport);
    await show(`/cases/${caseId}?view=all`, '.case-tags [data-tag]');
    const small = await desk.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, input, select, .link')]
        .filter((part) => part.checkVisibility())
        .map((part) => ({ part, box: (part.closest('label') ?? part).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ part, box }) => `${part.className} ${box.width}×${box.height}`),
    );
    expect(small).toEqual([]);
  }
});

test('the list behind a case on a phone asks for nothing, and stands as it was when one comes back to it', async () => {
  const player = await register(server.url, GAME.id);
  for (let n = 0; n < 5; n++) await player.sync(Array.from({ length: 50 }, () => openingCase({ text: 'One of many' })));
  await desk.setViewportSize(PHONE);
  await show('/?view=all', '.row');
  const list = desk.locator('.inbox-list');
  await list.evaluate((box) => void (box.scrollTop = 2_000));
  const row = desk.locator('.row').nth(4);
  const asked: string[] = [];
  desk.on('request', (request) => new URL(request.url()).pathname === '/staff/cases' && asked.push(request.url()));
  await row.click();
  await desk.locator('.message').first().waitFor();
  await desk.waitForTimeout(500);
  expect(asked).toEqual([]);
  expect(await desk.locator('.row').count()).toBeLessThan(30);
  await desk.goBack();
  await expect.poll(() => list.evaluate((box) => box.scrollTop)).toBe(2_000);
});
