import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { openDesk } from '../stage/desk.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { GAME } from '../stage/support-server.ts';

const stage = stageGame();
let author: Page;

beforeAll(async () => {
  author = await openDesk(stage.browser, stage.server.url);
}, 60_000);
const TEXT = `Open **Settings** and choose \`Restore\`.

1. Close the game.
2. Open it *again*.

> (!)
>
> Do not [pay](form:payment) twice.
`;

/** What a player finds who comes anew and searches. */
async function found(words: string, language = 'en'): Promise<{ page: Page; titles: () => Promise<string[]> }> {
  const page = await stage.enter();
  await page.evaluate((tag) => void (document.documentElement.lang = tag), language);
  await openPanel(page);
  await page.locator('.shelf button').first().waitFor();
  await page.getByRole('searchbox').fill(words);
  return { page, titles: () => page.locator('.list button').allInnerTexts() };
}

async function saveAndPublish(expected: string) {
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await publish(expected);
}

async function publish(expected: string) {
  await author.getByRole('button', { name: 'Publish' }).click();
  const dialog = author.getByRole('dialog', { name: 'Publish' });
  await dialog.locator('ins').first().waitFor();
  await expect.poll(() => dialog.locator('.difference').innerText()).toContain(expected);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await author.getByText('Players have this version.').waitFor();
}

test('an article that is written, published, changed and taken back is so for players', async () => {
  await author.getByRole('link', { name: 'Settings' }).click();
  await author.getByRole('link', { name: 'New section' }).click();
  await author.getByLabel('Title').fill('Moths and lanterns');
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await author.getByText('Players do not have it.').waitFor();
  await author.locator('.help-crumbs').getByRole('link', { name: 'Help' }).click();

  await author.getByRole('link', { name: 'New article' }).click();
  await author.getByLabel('Title').fill('The moth ate my lantern');
  await author.getByLabel('Section').selectOption({ label: 'Moths and lanterns' });
  await author.getByLabel('Text').fill(`${TEXT}\n![x](https://elsewhere.example/x.png)\n`);
  await author.getByText('An article cannot hold this').waitFor();
  await author.getByLabel('Text').fill(TEXT);
  // The widget beside it shows what is not even saved, and takes no focus away.
  const shown = author.frameLocator('.preview-frame');
  await shown.locator('.article strong').getByText('Settings').waitFor();
  await expect.poll(() => author.getByLabel('Text').evaluate((field) => field === document.activeElement)).toBe(true);
  await author.getByLabel('Keywords').fill('candle, glowworm');
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await author.waitForURL(/the-moth-ate-my-lantern$/);
  await author.getByText('Players do not have it.').waitFor();

  // The section, which players do not have yet, goes along.
  await author.getByRole('button', { name: 'Publish' }).click();
  await author.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await author.getByText('Players have this version.').waitFor();

  const { page, titles } = await found('glowworm');
  await expect.poll(titles).toEqual([expect.stringContaining('The moth ate my lantern')]);
  await page.locator('.list button').first().click();
  await expect.poll(() => page.locator('.article strong').allInnerTexts()).toContain('Settings');
  await expect.poll(() => page.locator('.article ol li').allInnerTexts()).toEqual(['Close the game.', 'Open it again.']);

  await author.getByLabel('Text').fill(`${TEXT}\nA new last line.\n`);
  await saveAndPublish('A new last line.');
  const later = await found('glowworm');
  await later.page.locator('.list button').first().click();
  await later.page.getByText('A new last line.').waitFor();

  await author.getByRole('button', { name: 'Take back' }).click();
  await author.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await author.getByText('Players do not have it.').waitFor();
  const gone = await found('glowworm');
  await gone.page.waitForTimeout(1_000);
  expect((await gone.titles()).join()).not.toContain('moth');
  for (const player of [page, later.page, gone.page]) await player.context().close();
}, 120_000);

test('a translation is written beside its source, and marked once the source has changed', async () => {
  await author.goto(`${stage.server.url}/console/#/help`);
  await author.getByRole('link', { name: 'New article' }).waitFor();
  await author.getByLabel('Beside it').selectOption('de');
  const row = author.getByRole('row').filter({ hasText: 'The moth ate my lantern' });
  await row.getByRole('link', { name: 'Translate The moth ate my lantern' }).click();
  await author.locator('.help-source').getByText('The moth ate my lantern').waitFor();
  await author.getByLabel('Title').fill('Die Motte fraß meine Laterne');
  await author.getByLabel('Text').fill('Schalte das Licht aus.\n');
  await saveAndPublish('Schalte das Licht aus.');
  const { page, titles } = await found('motte', 'de');
  await expect.poll(async () => (await titles()).join()).toContain('Die Motte fraß meine Laterne');
  await page.context().close();

  await author.goto(`${stage.server.url}/console/#/help/${GAME.id}/en/article/the-moth-ate-my-lantern`);
  await author.getByLabel('Title').fill('The moth ate my lamp');
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await author.getByRole('button', { name: 'Publish' }).waitFor();
  await author.locator('.help-crumbs').getByRole('link', { name: 'Help' }).click();
  await author.getByLabel('Beside it').selectOption('de');
  const changed = author.getByRole('row').filter({ hasText: 'The moth ate my lamp' });
  await changed.getByText('older than its source').waitFor();
}, 60_000);

test('an entry of the menu leads players where its author sent it', async () => {
  await author.goto(`${stage.server.url}/console/#/help`);
  await author.getByRole('link', { name: 'Menu', exact: true }).click();
  const entries = author.getByRole('list', { name: 'Menu' }).getByRole('listitem');
  await author.getByRole('button', { name: 'Add an entry' }).waitFor();
  const before = await entries.count();
  await author.getByRole('button', { name: 'Add an entry' }).click();
  // A new entry has the focus: its words can be typed at once.
  const focused = () => entries.last().getByLabel('Words of the entry').evaluate((field) => field === document.activeElement);
  await expect.poll(focused).toBe(true);
  await author.keyboard.type('Something is on fire');
  await author.getByText('Not finished: Something is on fire.').waitFor();
  await expect.poll(() => author.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await entries.last().getByRole('button', { name: 'Add below' }).click();
  await expect.poll(() => entries.count()).toBe(before + 2);
  await expect.poll(focused).toBe(true);
  await author.keyboard.type('My lantern');
  await entries.last().getByLabel('What it does').selectOption('form');
  await entries.last().getByLabel('opens a form').selectOption('compensation');
  await author.getByRole('button', { name: 'Move up: Something is on fire' }).click();
  const moved = entries.nth(before - 1).getByLabel('Words of the entry');
  await expect.poll(() => moved.inputValue()).toBe('Something is on fire');
  await author.frameLocator('.preview-frame').getByRole('button', { name: 'Something is on fire' }).waitFor();
  await saveAndPublish('  - My lantern → form:compensation');

  const page = await stage.enter();
  await openPanel(page);
  await page.locator('.shelf button').filter({ hasText: en.help.guide }).click();
  await page.getByRole('button', { name: 'Something is on fire' }).click();
  await page.getByRole('button', { name: 'My lantern' }).click();
  await page.getByRole('heading', { name: en.topics.compensation }).waitFor();
  await page.context().close();
}, 60_000);

test('a known problem reaches a player who is there at the next sync, and is over in every language at once', async () => {
  const page = await stage.enter();
  const look = async () => {
    await page.evaluate(() => window.savepoint!.close());
    await openPanel(page);
    return page.locator('.shelf').innerText();
  };
  await openPanel(page);
  await page.locator('.shelf button').first().waitFor();
  await author.goto(`${stage.server.url}/console/#/help`);
  await author.getByRole('link', { name: 'New announcement' }).click();
  await author.getByLabel('Title').fill('Lanterns go out');
  await author.getByLabel('Text').fill('We are mending them.');
  const frame = author.frameLocator('.preview-frame');
  await frame.getByText('Lanterns go out').waitFor();
  await author.getByLabel('Builds').fill('soon');
  await author.getByText('This is not a range of builds.').waitFor();
  await expect.poll(() => author.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await author.getByLabel('Builds').fill('>=1');
  await author.getByLabel('Shown until').fill('2999-01-01T00:00');
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await author.waitForURL(/announcement\/lanterns-go-out$/);
  await author.getByText('Players do not have it.').waitFor();
  await expect.poll(() => look()).not.toContain('Lanterns');
  await publish('Lanterns go out');
  await expect.poll(look).toContain('Lanterns go out');
  await author.goto(`${stage.server.url}/console/#/help`);
  await author.getByRole('row', { name: /Lanterns go out/ }).getByText('until 1 Jan 2999').waitFor();

  // A translation begins with the times and the builds of its source.
  await author.goto(`${stage.server.url}/console/#/help/${GAME.id}/de/announcement/lanterns-go-out`);
  await author.locator('.help-source').getByText('We are mending them.').waitFor();
  await expect.poll(() => author.getByLabel('Builds').inputValue()).toBe('>=1');
  await author.getByLabel('Title').fill('Laternen erlöschen');
  await saveAndPublish('Laternen erlöschen');
  await author.getByRole('button', { name: 'Take back' }).click();
  await author.getByRole('dialog').getByText('in every language').waitFor();
  await author.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await author.getByText('Players do not have it.').waitFor();
  await expect.poll(look).not.toContain('Lanterns');
  await page.context().close();
}, 60_000);
