import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskViolationsIn } from '../stage/axe.ts';
import { openCaseDesk, type CaseDesk } from '../stage/case-desk.ts';
import { openDesk } from '../stage/desk.ts';
import { STAFF } from '../stage/support-server.ts';

/** What is written in a case, to its player and among staff, until it is sent. */
let stage: CaseDesk;
beforeAll(async () => void (stage = await openCaseDesk()), 60_000);
afterAll(() => stage?.end());

const RIVAL = { email: 'ben@desk.test', name: 'Ben Weiß', password: 'another long password' };

/** A colleague with a desk of their own, at the same case. */
async function openRival(caseId: string): Promise<Page> {
  const { server, browser } = stage;
  await server.addStaff({ ...RIVAL, games: 'all', holdMs: 0 });
  const rival = await openDesk(browser, server.url, {}, RIVAL);
  await rival.goto(`${server.url}/console/#/cases/${caseId}`);
  await rival.getByRole('textbox', { name: 'Reply' }).waitFor();
  return rival;
}

test('a note names a colleague, looks like no message, and never reaches the player', async () => {
  const { server, browser, desk, player, press, openNew } = stage;
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
  expect(await deskViolationsIn(desk)).toEqual([]);
  await press('Enter');
  await desk.keyboard.type('thanks');
  await expect.poll(() => field.inputValue()).toBe(`Please look, @${RIVAL.name} thanks`);
  await press('Control+Enter');
  await desk.getByText('Nothing was sent.').waitFor();
  expect(await desk.locator('.note, .message-staff').count()).toBe(0);
  await press('Control+Shift+Enter');
  await desk.locator('.note').getByText('thanks').waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  expect(await deskViolationsIn(desk)).toEqual([]);
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
  const { server, desk, openNew } = stage;
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
  expect(await deskViolationsIn(asked)).toEqual([]);
  await asked.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => asked.locator('.message-staff').count()).toBe(1);
  await rival.context().close();
  await desk.getByText(/has this case open, too|has begun/).waitFor({ state: 'detached', timeout: 16_000 });
});

test('a ready reply is written in the settings, picked by a slash, filled in and done with what belongs to it', async () => {
  const { server, desk, press, openNew } = stage;
  await desk.goto(`${server.url}/console/#/replies`);
  await desk.getByRole('button', { name: 'Add a ready reply' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Name').fill('refund');
  await dialog.getByLabel('Seen by').selectOption({ label: 'Only me' });
  await dialog.getByLabel('Text in English').fill('Dear {{player.name}}, {{case.number}} is refunded. {{agent.name}}');
  await dialog.getByLabel('Close the case when it is sent').check();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('button', { name: 'Edit refund' }).waitFor();
  await desk.locator('.line', { hasText: 'refund' }).getByText('Only me').waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);

  await openNew('I paid twice');
  const number = await desk.locator('.case-number').textContent();
  await desk.getByRole('heading', { name: 'I paid twice' }).focus();
  await press('t');
  await desk.getByRole('option', { name: /^refund/ }).waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
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
  const { desk, press } = stage;
  await desk.getByRole('button', { name: /your account/ }).click();
  await desk.getByRole('button', { name: 'Your account', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: seconds });
  await dialog.getByText('Kept.').waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await press('Escape');
}

test('what was sent is taken back by a key, also after a reload, and is sent by itself when nobody does', async () => {
  const { server, desk, player, press, openNew } = stage;
  const caseId = await openNew('Take your time');
  await chooseHold('30 seconds');
  const field = desk.getByRole('textbox', { name: 'Reply' });
  const held = desk.locator('.message-staff[data-state=held]');
  await field.fill('Too soon');
  await press('Control+Enter');
  await held.getByText(/Sending in \d+ s/).waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
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
  const { desk, press, openNew } = stage;
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
