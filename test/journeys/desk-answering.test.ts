import { source, type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;
let desk: Page;
let player: TestPlayer;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  player = await register(server.url, GAME.id);
  desk = await openDesk(browser, server.url, { viewport: { width: 1366, height: 768 } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => desk.keyboard.press(key)), Promise.resolve());

/** A new case, open on the desk. */
async function openNew(text: string): Promise<string> {
  const opening = openingCase({ topic: 'bug', text, context: { game: { id: GAME.id, build: '1.4.2' } } });
  await player.sync([opening]);
  await desk.goto(`${server.url}/console/#/cases/${opening.caseId}`);
  await desk.getByRole('heading', { name: text }).waitFor();
  await desk.getByRole('textbox', { name: 'Reply' }).waitFor();
  return opening.caseId;
}

async function violations(page = desk): Promise<string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
  });
}

test('a case is filed by the keyboard alone, and its conversation says by whom and why', async () => {
  await openNew('The lamp never lights');
  await press('p');
  const dialog = desk.getByRole('dialog', { name: 'File the case' });
  await dialog.getByRole('combobox', { name: 'Owner' }).selectOption({ label: `${STAFF.name} (Me)` });
  await dialog.getByRole('combobox', { name: 'Priority' }).selectOption('Urgent');
  await dialog.getByRole('textbox', { name: 'Add a tag…' }).fill('boss-3');
  await dialog.getByRole('textbox', { name: 'Reason (optional)' }).fill('Third report today');
  expect(await violations()).toEqual([]);
  await press('Enter');
  const line = desk.locator('.edit-line');
  await line.waitFor();
  await expect.poll(() => line.locator('p').textContent()).toBe(
    `${STAFF.name} gave the case to ${STAFF.name} · set the priority to Urgent · added boss-3Third report today`,
  );
  await desk.getByRole('button', { name: /File the case/ }).getByText('Urgent').waitFor();
});

test('what a player should not have sent is taken away for good by keys, with a reason, after it was shown what is left', async () => {
  const card = 'My card is 4111 1111, help';
  const context = { game: { id: GAME.id, build: '1.4.2' }, screen: { width: 11, height: 12, pixelRatio: 1 }, state: { mail: 'a@b.test', gold: 3 } };
  const opening = openingCase({ topic: 'bug', text: card, context });
  await player.sync([opening]);
  const { cursor } = await player.sync([]);
  await desk.goto(`${server.url}/console/#/cases/${opening.caseId}`);
  const message = desk.locator('.message');
  await message.getByRole('button', { name: 'Take away for good…' }).focus();
  await press('Enter');
  const dialog = desk.getByRole('dialog', { name: 'Take parts of a message away' });
  const field = dialog.getByRole('textbox', { name: 'Message' });
  await field.focus();
  await press('Control+Home', ...Array<string>('My card is '.length).fill('ArrowRight'), ...Array<string>(9).fill('Shift+ArrowRight'), 'x', 'Delete');
  expect([await field.inputValue(), await dialog.locator('[data-left]').textContent()]).toEqual([card, 'My card is █████, help']);
  const take = dialog.getByRole('button', { name: 'Take away for good' });
  await expect.poll(() => take.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('A card number');
  expect(await violations()).toEqual([]);
  await press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await message.getByText('My card is █████, help').waitFor();
  await desk.locator('.edit-line').getByText('took 1 part of a message away for good').waitFor();

  const panel = desk.getByRole('region', { name: 'Context' });
  await panel.getByText('a@b.test').waitFor();
  await panel.getByRole('button', { name: 'Take away for good…' }).press('Enter');
  const report = desk.getByRole('dialog', { name: 'Take details of the report away' });
  await report.getByRole('checkbox', { name: /^mail/ }).press('Space');
  await report.getByRole('checkbox', { name: /^Screen/ }).press('Space');
  await expect.poll(() => report.getByText('goes along').count()).toBe(1);
  await report.getByRole('textbox', { name: /^Reason/ }).fill('Not ours to know');
  expect(await violations()).toEqual([]);
  await press('Enter');
  await report.waitFor({ state: 'detached' });
  await panel.getByText('a@b.test').waitFor({ state: 'detached' });
  await expect.poll(() => panel.getByText('gold', { exact: true }).count()).toBe(1);
  const lines = desk.locator('.edit-line p');
  await expect.poll(() => lines.count()).toBe(2);
  await expect.poll(() => lines.last().textContent()).toBe(`${STAFF.name} took 3 details of the report away for goodNot ours to know`);
  const { updates } = await player.sync([], { cursor });
  expect(JSON.stringify(updates)).toContain('My card is █████, help');
  expect(JSON.stringify(updates)).not.toContain('4111');
});

test('the player card says what is new since the last case, and bans and unbans', async () => {
  await player.sync([openingCase({ topic: 'bug', text: 'An older one', context: { game: { id: GAME.id, build: '1.4.1' } } })]);
  await openNew('The gate is shut');
  const card = desk.getByRole('region', { name: 'Player', exact: true });
  await card.getByText('Changed since case').waitFor();
  await expect.poll(() => card.locator('.player-card-changed li').allTextContents()).toEqual(['Build: 1.4.1 → 1.4.2']);
  await card.getByRole('button', { name: 'Ban…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Ban for' }).selectOption('ever');
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
  await card.getByRole('note').getByText('Banned for good').waitFor();
  await card.getByRole('button', { name: 'Ban…' }).click();
  await dialog.getByRole('button', { name: 'End the ban' }).click();
  await card.getByRole('note').waitFor({ state: 'detached' });
  expect(await violations()).toEqual([]);
});

const RIVAL = { email: 'ben@desk.test', name: 'Ben Weiß', password: 'another long password' };

/** A colleague with a desk of their own, at the same case. */
async function openRival(caseId: string): Promise<Page> {
  await server.addStaff({ ...RIVAL, games: 'all', holdMs: 0 });
  const rival = await openDesk(browser, server.url, {}, RIVAL);
  await rival.goto(`${server.url}/console/#/cases/${caseId}`);
  await rival.getByRole('textbox', { name: 'Reply' }).waitFor();
  return rival;
}

test('a note names a colleague, looks like no message, and never reaches the player', async () => {
  const caseId = await openNew('Somebody took my sword');
  await server.addStaff({ ...RIVAL, games: 'all', holdMs: 0 });
  await desk.reload();
  await desk.getByRole('textbox', { name: 'Reply' }).waitFor();
  const rival = await openDesk(browser, server.url, {}, RIVAL);
  await press('n');
  const field = desk.getByRole('textbox', { name: 'Note' });
  await field.waitFor();
  await desk.keyboard.type('Please look, @ben');
  await desk.getByRole('option', { name: RIVAL.name }).waitFor();
  expect(await violations()).toEqual([]);
  await press('Enter');
  await desk.keyboard.type('thanks');
  await expect.poll(() => field.inputValue()).toBe(`Please look, @${RIVAL.name} thanks`);
  await press('Control+Enter');
  await desk.getByText('Nothing was sent.').waitFor();
  expect(await desk.locator('.note, .message-staff').count()).toBe(0);
  await press('Control+Shift+Enter');
  await desk.locator('.note').getByText('thanks').waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  expect(await violations()).toEqual([]);
  expect(JSON.stringify(await player.sync([]))).not.toContain('thanks');

  const badge = rival.getByRole('button', { name: '1 note names you' });
  await badge.click();
  await rival.getByRole('link', { name: /Please look/ }).click();
  await rival.locator('.note').waitFor();
  await badge.waitFor({ state: 'detached' });
  expect(rival.url()).toContain(caseId);
  await rival.context().close();
});

test('of two agents at one case, each sees the other, and the second is asked before anything is sent', async () => {
  const caseId = await openNew('Two at once');
  const rival = await openRival(caseId);
  await desk.getByText(`${RIVAL.name} has this case open, too.`).waitFor();
  await rival.getByRole('textbox', { name: 'Reply' }).pressSequentially('From Ben');
  await desk.locator('.reply').getByText(`${RIVAL.name} has begun an answer.`).waitFor();
  await desk.locator('.fact-company').getByText(RIVAL.name).waitFor();
  await desk.getByRole('textbox', { name: 'Reply' }).fill('From Ana');
  await Promise.all([desk, rival].map((page) => page.keyboard.press('Control+Enter')));
  const asked = await Promise.race(
    [desk, rival].map(async (page) => {
      await page.getByRole('button', { name: 'Send all the same' }).waitFor();
      return page;
    }),
  );
  await expect.poll(async () => (await server.db.selectFrom('message').select('text').where('case_id', '=', caseId).execute()).length).toBe(2);
  const other = asked === desk ? 'From Ben' : 'From Ana';
  await asked.locator('.meanwhile').getByText(other).waitFor();
  expect(await violations(asked)).toEqual([]);
  await asked.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => asked.locator('.message-staff').count()).toBe(1);
  await rival.context().close();
  await desk.getByText(/has this case open, too|has begun/).waitFor({ state: 'detached', timeout: 16_000 });
});

test('a ready reply is written in the settings, picked by a slash, filled in and done with what belongs to it', async () => {
  await desk.goto(`${server.url}/console/#/replies`);
  await desk.getByRole('button', { name: 'Add a ready reply' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Name').fill('refund');
  await dialog.getByLabel('Seen by').selectOption({ label: 'Only me' });
  await dialog.getByLabel('Text in English').fill('Dear {{player.name}}, {{case.number}} is refunded. {{agent.name}}');
  await dialog.getByLabel('Close the case when it is sent').check();
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('button', { name: 'Edit refund' }).waitFor();
  await desk.locator('.line', { hasText: 'refund' }).getByText('Only me').waitFor();
  expect(await violations()).toEqual([]);

  await openNew('I paid twice');
  const number = await desk.locator('.case-number').textContent();
  await desk.getByRole('heading', { name: 'I paid twice' }).focus();
  await press('t');
  await desk.getByRole('option', { name: /^refund/ }).waitFor();
  expect(await violations()).toEqual([]);
  await desk.keyboard.type('ref');
  await press('Enter');
  const field = desk.getByRole('textbox', { name: 'Reply' });
  await expect.poll(() => field.inputValue()).toBe(`Dear {{player.name}}, ${number} is refunded. ${STAFF.name}`);
  await desk.getByText('Fill in {{player.name}} first.').waitFor();
  await press('Control+Enter');
  expect(await desk.locator('.message-staff').count()).toBe(0);
  await field.fill(`Dear Mo, ${number} is refunded. ${STAFF.name}`);
  await press('Control+Enter');
  await desk.getByRole('button', { name: 'Open case again' }).waitFor();
  await desk.locator('.edit-line').getByText('set the state to Closed').waitFor();
});

/** How long what is sent can be taken back, chosen by hand. */
async function chooseHold(seconds: string): Promise<void> {
  await desk.getByRole('button', { name: /your account/ }).click();
  await desk.getByRole('button', { name: 'Your account', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: seconds });
  await dialog.getByText('Kept.').waitFor();
  expect(await violations()).toEqual([]);
  await press('Escape');
}

test('what was sent is taken back by a key, also after a reload, and is sent by itself when nobody does', async () => {
  const caseId = await openNew('Take your time');
  await chooseHold('30 seconds');
  const field = desk.getByRole('textbox', { name: 'Reply' });
  const held = desk.locator('.message-staff[data-state=held]');
  await field.fill('Too soon');
  await press('Control+Enter');
  await held.getByText(/Sending in \d+ s/).waitFor();
  expect(await violations()).toEqual([]);
  expect(JSON.stringify(await player.sync([]))).not.toContain('Too soon');
  await press('Control+z');
  await expect.poll(() => field.inputValue()).toBe('Too soon');
  await held.waitFor({ state: 'detached' });
  await press('Control+Enter');
  await held.waitFor();
  await desk.reload();
  await held.getByText(/Sending in \d+ s/).waitFor();
  await desk.getByRole('heading', { name: 'Take your time' }).focus();
  await press('z');
  await expect.poll(() => field.inputValue()).toBe('Too soon');

  await chooseHold('5 seconds');
  await field.fill('Just right');
  await press('Control+Enter');
  await held.waitFor();
  await desk.getByRole('heading', { name: 'Take your time' }).focus();
  await press('e');
  await held.getByText('state Closed').waitFor();
  await desk.getByRole('button', { name: 'Open case again' }).waitFor();
  await expect.poll(() => desk.locator('.message-staff').allInnerTexts()).toEqual([expect.stringContaining('Just right')]);
  expect((await server.db.selectFrom('message').select('text').where('case_id', '=', caseId).execute()).length).toBe(2);
  await chooseHold('Off');
});

test('every letter of any layout in a reply or a note is a letter, and acts on nothing', async () => {
  await openNew('Letters and nothing else');
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZąćęłńóśźżÄÖÜäöüßéèêàçùœğışİ가나다汉字注音@€?#';
  for (const [mode, name] of [['r', 'Reply'], ['n', 'Note']] as const) {
    await desk.getByRole('heading', { name: 'Letters and nothing else' }).focus();
    await press(mode);
    const field = desk.getByRole('textbox', { name });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    // As a layout with a dead key or AltGr sends them, too: a key press, then the letter.
    await field.evaluate((one, letters) => {
      for (const key of letters)
        for (const ctrlKey of [true, false]) one.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ctrlKey, altKey: true }));
    }, letters);
    await desk.keyboard.type(letters);
    await expect.poll(() => field.inputValue()).toBe(letters);
    await field.fill('');
  }
  expect(await desk.locator('dialog[open], [data-picked=true], .message-staff, .note').count()).toBe(0);
  expect(await desk.getByRole('button', { name: 'Open case again' }).count()).toBe(0);
});
