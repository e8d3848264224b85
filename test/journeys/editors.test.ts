import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openDesk } from '../stage/desk.ts';
import { openHands } from '../stage/desk-hands.ts';
import { editorHands } from '../stage/editor-hands.ts';
import { EDITOR_STEPS } from '../stage/editor-steps.ts';
import { soaking } from '../stage/soak.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { GAME } from '../stage/support-server.ts';

/** What staff write in the console, until players have it: one who is there, and one who was offline meanwhile. */
const stage = stageGame();
let author: Page;
let offline: Page;

beforeAll(async () => {
  author = await openDesk(stage.browser, stage.server.url);
  offline = await stage.enter();
  await openPanel(offline, { topic: 'feedback' });
  await offline.context().setOffline(true);
}, 60_000);
const go = (page: string) => author.goto(`${stage.server.url}/console/#/${page}`);

async function publish(button = 'Publish') {
  await author.getByRole('button', { name: button, exact: true }).click();
  await author.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
  await author.getByRole('dialog').waitFor({ state: 'detached' });
}
async function saveAndPublish() {
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await publish();
  await author.getByText('Players have this version.').waitFor();
}

const accentOf = (page: Page) =>
  page.locator('savepoint-widget').evaluate((host) => getComputedStyle(host).getPropertyValue('--_accent').trim());

test('a question is written with the preview beside it, outlives a reload, and reaches players', async () => {
  await go('forms');
  await author.getByRole('link', { name: 'Feedback' }).click();
  await author.getByRole('button', { name: 'Add a question' }).click();
  const question = author.getByLabel('Question', { exact: true });
  await question.waitFor();
  await author.getByText('it is marked above').waitFor();
  await expect.poll(() => author.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  // The preview is drawn anew between two letters, and takes no focus away.
  await question.pressSequentially('Which moth?', { delay: 120 });
  await expect.poll(() => question.inputValue()).toBe('Which moth?');
  await author.getByLabel('Question in Simplified Chinese').fill('哪只飞蛾？');
  await author.frameLocator('.preview-frame').getByText('哪只飞蛾？').waitFor();
  await expect.poll(() => author.getByLabel('Question in Simplified Chinese').evaluate((field) => field === document.activeElement)).toBe(true);

  await author.reload();
  await author.getByRole('button', { name: 'Edit: Which moth?' }).waitFor();
  await author.getByText('Not saved. It stays here until you save it.').waitFor();
  await saveAndPublish();

  const page = await stage.enter();
  await openPanel(page, { topic: 'feedback' });
  await page.getByText('Which moth?').waitFor();
  await page.context().close();
}, 90_000);

test('a rule is tried on past cases before it holds', async () => {
  const player = await stage.enter();
  const report = (text: string) =>
    player.evaluate(async (words) => {
      const receipt = await window.savepoint!.report({ topic: 'payment', text: words });
      return receipt.ok;
    }, text);
  expect(await report('I want my candles refunded')).toBe(true);
  const cases = () => stage.server.db.selectFrom('cases').select('id').execute();
  await expect.poll(async () => (await cases()).length).toBe(1);
  await go('rules');
  await author.getByRole('button', { name: 'Add a rule' }).click();
  await author.getByLabel('Name of the rule').fill('Candles');
  await author.getByLabel('Compared with').fill('CANDLES');
  await author.getByLabel('Tags').fill('about:candles, vip');
  await author.getByRole('button', { name: 'Try on past cases' }).click();
  await author.getByText('fits 1 case').waitFor();
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await author.getByText('No rules hold for reports yet.').waitFor();
  await publish('Let them hold');
  await author.getByText('Reports are held to these rules.').waitFor();
  await player.context().close();
}, 60_000);

test('hours that are published close the chat, with the time when somebody is back', async () => {
  await go('hours');
  await author.getByLabel('Time zone').selectOption('Asia/Tokyo');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await author.getByRole('button', { name: `Remove hours: ${day}` }).click();
  }
  await author.getByText('It does not open within a year.').waitFor();
  await author.getByRole('button', { name: 'Add a day' }).click();
  await author.getByText('Which day?').waitFor();
  const date = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await author.getByLabel('Date', { exact: true }).fill(date);
  await author.getByRole('button', { name: `Add hours: ${date}` }).click();
  await author.getByText('by your clock').waitFor();
  await saveAndPublish();
  const door = await (await fetch(`${stage.server.url}/v1/chat/${GAME.id}`)).json();
  expect(door).toMatchObject({ state: 'closed', opensAt: Date.parse(`${date}T09:00:00+09:00`) });
}, 60_000);

test('a look is published with what cannot be read named, and both players wear it', async () => {
  await go('theme');
  await author.getByText('Fantasy').click();
  await author.getByRole('textbox', { name: 'Quiet text' }).last().fill('#e0d4b8');
  await author.getByText('Light: not everybody can read it.').waitFor();
  await author.getByRole('textbox', { name: 'Quiet text' }).last().fill('#6b5533');
  await author.getByText('Light: everybody can read it').waitFor();
  await author.getByRole('textbox', { name: 'Buttons', exact: true }).last().fill('#123456');
  await saveAndPublish();

  const page = await stage.enter({ colorScheme: 'light' });
  await openPanel(page);
  await expect.poll(() => accentOf(page)).toBe('#123456');
  await page.context().close();

  await expect.poll(() => accentOf(offline)).not.toBe('#123456');
  await offline.context().setOffline(false);
  await offline.evaluate(() => window.savepoint!.close());
  await openPanel(offline, { topic: 'feedback' });
  await expect.poll(() => accentOf(offline)).toBe('#123456');
  await offline.getByText('Which moth?').waitFor();
}, 60_000);

test('a game that is added is there at once, with the line that puts support into it', async () => {
  await go('games');
  await author.getByRole('button', { name: 'Add a game' }).click();
  const dialog = author.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Moth & Lamp');
  await dialog.getByRole('button', { name: 'Add a game' }).click();
  await dialog.waitFor({ state: 'detached' });
  await author.getByRole('button', { name: 'Moth & Lamp', pressed: true }).waitFor();
  await expect.poll(() => author.getByLabel('Line for the page').inputValue()).toContain('data-game="moth-lamp"');
  await author.getByLabel('Name', { exact: true }).fill('Moth and Lamp');
  await author.getByRole('button', { name: 'Save', exact: true }).first().click();
  await author.getByRole('button', { name: 'Moth and Lamp' }).waitFor();
}, 60_000);

test('what is previewed is tried, and left, by the keyboard alone', async () => {
  const hands = editorHands(await openHands(stage.browser, stage.server.url), stage.server.url);
  const { page, open, activate, press } = hands;
  await open('forms', 'Forms');
  await activate('Feedback');
  const shown = page.frameLocator('.preview-frame');
  await shown.locator('dialog h1').waitFor();
  await activate('Go into it by keys');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await press('Tab');
  const inside = () => shown.locator('savepoint-widget').evaluate((host) => host.shadowRoot?.activeElement?.tagName ?? null);
  await expect.poll(inside).not.toBeNull();
  const field = shown.locator('textarea').first();
  await expect
    .poll(async () => {
      if ((await inside()) !== 'TEXTAREA') await press('Tab');
      return inside();
    })
    .toBe('TEXTAREA');
  await hands.write('Tried by keys');
  await expect.poll(() => field.inputValue()).toBe('Tried by keys');
  // Back to where one came from, and the editor goes on as before.
  await hands.tabTo('Go into it by keys', 'Shift+Tab');
  await expect.poll(() => page.locator('.preview-frame').evaluate((frame: HTMLIFrameElement) => frame.inert)).toBe(true);
  expect(await hands.pointed()).toEqual([]);
  await page.context().close();
}, 60_000);

/** Five hundred presses of Tab through all of them take a minute on a busy machine: a soak does. */
const IN_EVERY_RUN = new Set(['menu', 'rules']);

test('every editor is worked by the keyboard alone, and what goes away leaves the focus where one was', async () => {
  const hands = editorHands(await openHands(stage.browser, stage.server.url), stage.server.url);
  for (const [editor, work] of Object.entries(EDITOR_STEPS)) {
    if (!soaking && !IN_EVERY_RUN.has(editor)) continue;
    await work(hands).catch((thrown: unknown) => {
      throw new Error(`at ${editor}`, { cause: thrown });
    });
  }
  expect(await hands.pointed()).toEqual([]);
  await hands.page.context().close();
}, 90_000);
