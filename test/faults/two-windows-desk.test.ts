import type { Uuid } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** An agent with one case in two windows of a browser, and one of them dies. */
let server: SupportServer;
let browser: Browser;
let left: Page;
let right: Page;
let caseId: Uuid;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  const player = await register(server.url, GAME.id);
  const opening = openingCase({ topic: 'bug', text: 'The lamp never lights' });
  await player.sync([opening]);
  caseId = opening.caseId;
  left = await openDesk(browser, server.url);
  right = await left.context().newPage();
  left.context().setDefaultTimeout(15_000);
  for (const page of [left, right]) await page.goto(`${server.url}/console/#/cases/${caseId}`);
  await Promise.all([left, right].map((page) => field(page).waitFor()));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const field = (page: Page) => page.locator('textarea[data-key=reply]');
const pending = (page: Page) => page.locator('.message-pending');
const sent = async () => (await server.db.selectFrom('message').select('text').where('sender', '=', 'staff').orderBy('seq').execute()).map(({ text }) => text);

test('what is written in one window stands in the other, and what is sent or closed there', async () => {
  await field(left).pressSequentially('Begun on the left');
  await expect.poll(() => field(right).inputValue()).toBe('Begun on the left');
  await field(right).press('Control+End');
  await field(right).pressSequentially(', ended on the right');
  await expect.poll(() => field(left).inputValue()).toBe('Begun on the left, ended on the right');
  await field(right).press('Control+Enter');
  const both = <T>(ask: (page: Page) => Promise<T>) => Promise.all([left, right].map(ask));
  const said = 'Begun on the left, ended on the right';
  await expect.poll(() => both((page) => page.locator('.message-staff:not(.message-pending)').count())).toEqual([1, 1]);
  await expect.poll(() => both((page) => field(page).inputValue())).toEqual(['', '']);
  await left.getByRole('button', { name: 'Close case' }).click();
  await right.getByRole('button', { name: 'Open case again' }).waitFor();
  await right.getByRole('button', { name: 'Open case again' }).click();
  await left.getByRole('button', { name: 'Close case' }).waitFor();
  expect(await sent()).toEqual([said]);
}, 60_000);

test('a reply is its window\'s until that dies, and is sent once by the other', async () => {
  let isCut = true;
  await left.route('**/messages', (route) => (isCut ? undefined : route.continue()));
  await field(left).fill('Sent while the window died');
  await field(left).press('Control+Enter');
  await pending(left).waitFor();
  // Another one is opened: it shows nothing of it either.
  await right.reload();
  await field(right).waitFor();
  const third = await left.context().newPage();
  await third.goto(`${server.url}/console/#/cases/${caseId}`);
  await field(third).waitFor();
  expect(await Promise.all([left, right, third].map((page) => pending(page).count()))).toEqual([1, 0, 0]);
  await third.close();
  const died = left.waitForEvent('crash');
  void (await left.context().newCDPSession(left)).send('Page.crash').catch(() => {});
  await died;
  await right.getByRole('button', { name: 'Try again' }).click();
  isCut = false;
  await expect.poll(sent, { timeout: 30_000 }).toEqual([expect.anything(), 'Sent while the window died']);
  await expect.poll(() => pending(right).count()).toBe(0);
}, 90_000);
