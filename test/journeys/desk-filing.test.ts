import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase } from '../../packages/server/src/testing/player.ts';
import { deskViolationsIn } from '../stage/axe.ts';
import { openCaseDesk, type CaseDesk } from '../stage/case-desk.ts';
import { GAME, STAFF } from '../stage/support-server.ts';

/** What an agent does to a case and about its player beside answering. */
let stage: CaseDesk;
beforeAll(async () => void (stage = await openCaseDesk()), 60_000);
afterAll(() => stage?.end());

test('a case is filed by the keyboard alone, and its conversation says by whom and why', async () => {
  const { desk, press, openNew } = stage;
  await openNew('The lamp never lights');
  await press('p');
  const dialog = desk.getByRole('dialog', { name: 'File the case' });
  await dialog.getByRole('combobox', { name: 'Owner' }).selectOption({ label: `${STAFF.name} (Me)` });
  await dialog.getByRole('combobox', { name: 'Priority' }).selectOption('Urgent');
  await dialog.getByRole('textbox', { name: 'Add a tag…' }).fill('boss-3');
  await dialog.getByRole('textbox', { name: 'Reason (optional)' }).fill('Third report today');
  expect(await deskViolationsIn(desk)).toEqual([]);
  await press('Enter');
  const line = desk.locator('.edit-line');
  await line.waitFor();
  await expect.poll(() => line.locator('p').textContent()).toBe(
    `${STAFF.name} gave the case to ${STAFF.name} · set the priority to Urgent · added boss-3Third report today`,
  );
  await desk.getByRole('button', { name: /File the case/ }).getByText('Urgent').waitFor();
});

test('what a player should not have sent is taken away for good by keys, with a reason, after it was shown what is left', async () => {
  const { server, desk, player, press } = stage;
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
  expect(await deskViolationsIn(desk)).toEqual([]);
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
  expect(await deskViolationsIn(desk)).toEqual([]);
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
  const { desk, player, openNew } = stage;
  await player.sync([openingCase({ topic: 'bug', text: 'An older one', context: { game: { id: GAME.id, build: '1.4.1' } } })]);
  await openNew('The gate is shut');
  const card = desk.getByRole('region', { name: 'Player', exact: true });
  await card.getByText('Changed since case').waitFor();
  await expect.poll(() => card.locator('.player-card-changed li').allTextContents()).toEqual(['Build: 1.4.1 → 1.4.2']);
  await card.getByRole('button', { name: 'Ban…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Ban for' }).selectOption('ever');
  expect(await deskViolationsIn(desk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
  await card.getByRole('note').getByText('Banned for good').waitFor();
  await card.getByRole('button', { name: 'Ban…' }).click();
  await dialog.getByRole('button', { name: 'End the ban' }).click();
  await card.getByRole('note').waitFor({ state: 'detached' });
  expect(await deskViolationsIn(desk)).toEqual([]);
});
