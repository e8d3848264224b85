import { newId, type Envelope } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register } from '../../packages/server/src/testing/player.ts';
import { settleWords } from '../../packages/server/src/testing/settle-words.ts';
import { deskViolationsIn } from '../stage/axe.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

const CASES = 30;

let server: SupportServer;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  const player = await register(server.url, GAME.id);
  const opening = (n: number): Envelope =>
    openingCase({
      topic: n % 2 === 0 ? 'bug' : 'payment',
      text: n === 7 ? 'Der Leuchtturm fehlt\nHinter dem dritten Tor ist nur Nebel.' : `Lantern ${n} went out`,
      context: { game: { id: GAME.id, build: `1.4.${n % 3}` }, device: { class: 'phone', os: n % 2 === 0 ? 'Android' : 'iOS' } },
    });
  for (let n = 0; n < CASES; n++) await player.sync([opening(n)]);
  desk = await openDesk(browser, server.url, { viewport: { width: 1366, height: 768 } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => desk.keyboard.press(key)), Promise.resolve());
const rows = () => desk.locator('[data-case-id]');
/** How many rows there are, also those that are not drawn. */
const total = () => desk.locator('.row-item').first().getAttribute('aria-setsize');
const subjects = () => desk.locator('.row-subject').allTextContents();
const count = (view: string) => desk.locator(`[data-view-id="${view}"] .count`);

test('list, conversation and context stand side by side at 1366 px, who has waited longest first', async () => {
  await expect.poll(() => count('waiting').textContent()).toBe(String(CASES));
  expect((await subjects())[0]).toBe('Lantern 0 went out');
  await press('j', 'Enter');
  await desk.getByRole('textbox', { name: 'Reply' }).waitFor();
  const widths = await desk.evaluate(() =>
    ['.rail', '.inbox', '.case', '.context'].map((place) => document.querySelector(place)!.getBoundingClientRect().width),
  );
  expect(Math.min(...widths)).toBeGreaterThan(150);
  expect(widths[2]).toBeGreaterThan(480);
  expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(1_366);
  expect(await deskViolationsIn(desk)).toEqual([]);
});

test('a list is narrowed, kept as a view and found again by the keyboard alone', async () => {
  await press('7');
  await expect.poll(() => desk.url()).toContain('view=all');
  await press('f', 'Tab');
  const dialog = desk.getByRole('dialog', { name: 'Condition' });
  await dialog.waitFor();
  await dialog.getByRole('combobox', { name: 'Condition' }).selectOption('topic');
  await dialog.getByLabel('Bug').focus();
  await press('Space');
  expect(await deskViolationsIn(desk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).focus();
  await press('Enter');
  await expect.poll(total).toBe(String(CASES / 2));
  await press('v');
  await desk.getByRole('textbox', { name: 'Name' }).waitFor();
  await desk.keyboard.type('Bugs of today');
  await press('Enter');
  const kept = desk.getByRole('link', { name: /Bugs of today/ });
  await kept.waitFor();
  await expect.poll(() => kept.locator('.count').textContent()).toBe(String(CASES / 2));
  await press('1');
  await expect.poll(() => desk.url()).toContain('view=mine');
  await press('Control+k');
  await desk.getByRole('combobox', { name: /^Type a command/ }).waitFor();
  await desk.keyboard.type('bugs of');
  expect(await deskViolationsIn(desk)).toEqual([]);
  await press('Enter');
  await expect.poll(total).toBe(String(CASES / 2));
});

test('many cases are closed at once and given back, by the keyboard alone', async () => {
  await press('3');
  await expect.poll(total).toBe(String(CASES));
  await press('j', 'x', 'J', 'J');
  await desk.getByText('3 picked').waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await press('A', 'e');
  await desk.getByText(`Changed: ${CASES} of ${CASES}`).waitFor({ timeout: 10_000 });
  await expect.poll(() => count('closed').textContent(), { timeout: 4_000 }).toBe(String(CASES));
  await press('z');
  await desk.getByText(`Undone: ${CASES} of ${CASES}`).waitFor({ timeout: 10_000 });
  await expect.poll(() => count('waiting').textContent(), { timeout: 4_000 }).toBe(String(CASES));
  await expect.poll(subjects).toContain('Lantern 0 went out');
});

test('a search shows where it is said, and the command bar opens a case by its number', async () => {
  await settleWords(server.db);
  await press('7', '/');
  await desk.keyboard.type('nebel tor');
  await desk.locator('.row-found mark').first().waitFor();
  await expect.poll(() => desk.locator('.row-found mark').allTextContents()).toEqual(['Tor', 'Nebel']);
  const number = await desk.locator('.row-number').first().textContent();
  await press('Escape', 'Control+k');
  await desk.getByRole('combobox', { name: /^Type a command/ }).waitFor();
  await desk.keyboard.type(number!);
  await press('Enter');
  await desk.getByRole('heading', { name: 'Der Leuchtturm fehlt' }).waitFor();
});

test('a key can be another one, and no letter acts while one writes', async () => {
  await press('?');
  const field = desk.getByRole('textbox', { name: 'Close the case' });
  await field.fill('ę');
  await press('Escape');
  await desk.getByRole('textbox', { name: 'Reply' }).focus();
  await desk.keyboard.insertText('ęxAJKzmfv ąćłńóśźż äöüß éèç ışğ 한글 汉字 1 2 3');
  await press('e');
  await expect.poll(() => desk.getByRole('textbox', { name: 'Reply' }).inputValue()).toContain('1 2 3e');
  expect(await desk.locator('[data-picked=true]').count()).toBe(0);
  await press('Escape', 'e');
  await desk.waitForTimeout(200);
  expect(await desk.getByRole('button', { name: 'Open case again' }).count()).toBe(0);
  await desk.keyboard.insertText('');
  await desk.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ę', bubbles: true })));
  await desk.getByRole('button', { name: 'Open case again' }).waitFor();
});

test('a desk that nobody touches asks the server at most sixty times a minute', async () => {
  const idle = await desk.context().newPage();
  await idle.clock.install();
  await idle.goto(`${server.url}/console/#/?view=all`);
  await idle.locator('[aria-label=Cases][data-loading=false]').waitFor({ state: 'attached' });
  await idle.locator('.row').first().click();
  await idle.getByRole('textbox', { name: 'Reply' }).waitFor();
  const asked: string[] = [];
  idle.on('request', (request) => asked.push(request.url()));
  idle.on('websocket', (socket) => asked.push(socket.url()));
  // The socket's heart stands still while the clock runs ahead, so that it connects anew: that counts, too.
  for (let minute = 0; minute < 5; minute++) await idle.clock.runFor(60_000);
  expect(asked.length / 5).toBeLessThanOrEqual(60);
  await idle.close();
});

test('what is pushed does not move a list that somebody reads', async () => {
  await press('7');
  await expect.poll(() => rows().count()).toBeGreaterThan(5);
  await desk.locator('.inbox-list').evaluate((list) => list.scrollTo({ top: 200 }));
  const before = await rows().first().textContent();
  await desk.waitForTimeout(100);
  const top = async () => (await desk.locator('.inbox-list').boundingBox())!.y;
  const places = async () => Promise.all((await rows().all()).slice(2, 6).map(async (row) => [await row.getAttribute('data-case-id'), (await row.boundingBox())!.y]));
  const stood = [await top(), await places()];
  await (await register(server.url, GAME.id)).sync([{ ...openingCase({ text: 'New among them' }), id: newId() }]);
  await desk.getByRole('button', { name: '1 new' }).waitFor();
  expect([await top(), await places()]).toEqual(stood);
  expect(before).not.toContain('New among them');
});
