import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { plugPad, type Hands } from '../doubles/fake-pad.ts';
import { violationsIn } from '../stage/axe.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn, until } from '../stage/panel-focus.ts';

const stage = stageGame();
const WORDS = 'The bridge to the harbour is gone';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A player with one report that has arrived, at "My data". */
async function atOwnData(before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await stage.enter({}, before);
  await page.evaluate((text) => window.savepoint!.report({ topic: 'bug', text }), WORDS);
  await expect.poll(() => page.evaluate(() => window.savepoint!.cases.value[0]?.state)).toBe('open');
  await openPanel(page);
  await button(page, en.myCases).click();
  await button(page, en.mine.title).click();
  await page.getByText(en.mine.about).waitFor();
  return page;
}

test('a player takes a copy of everything, and deletes it after one more question, by keyboard alone', async () => {
  const page = await atOwnData();
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.mine.title}`);
  expect(await violationsIn(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await button(page, en.mine.save).press('Enter');
  const file = await (await download).path();
  expect((await download).suggestedFilename()).toBe('lantern-run-my-data.jsonl');
  expect(await readFile(file, 'utf8')).toContain(WORDS);

  await button(page, en.mine.erase).press('Enter');
  // A second Enter by mistake does nothing.
  await expect.poll(() => focusedIn(page)).toBe(`button ${en.cancel}`);
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText(en.mine.sure).count()).toBe(0);
  await expect.poll(() => focusedIn(page)).toBe(`button ${en.mine.erase}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedIn(page)).toBe(`button ${en.mine.yes}`);
  await page.keyboard.press('Enter');

  await page.getByText(en.mine.gone).waitFor();
  await expect.poll(() => page.locator('.removed').innerText()).toMatch(/My cases\s+1\s+Messages\s+1\s+Files\s+0/);
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.mine.title}`);
  expect(await violationsIn(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => window.savepoint!.cases.value)).toEqual([]);
  expect(await stage.server.db.selectFrom('message').select('id').where('text', '=', WORDS).execute()).toEqual([]);
  await page.context().close();
});

test('offline it says so in words and changes nothing; a pad deletes when the network is back', async () => {
  const hands: Hands[] = [];
  const page = await atOwnData(async (page) => void hands.push(await plugPad(page)));
  const pad = hands[0]!;
  await page.route(/\/v1\//, (route) => route.abort());
  await button(page, en.mine.save).click();
  await page.getByText(en.mine.offline).waitFor();
  await button(page, en.mine.erase).click();
  await button(page, en.mine.yes).click();
  await page.getByText(en.mine.offline).waitFor();
  await expect.poll(() => page.evaluate(() => window.savepoint!.cases.value.length)).toBe(1);
  await page.unroute(/\/v1\//);

  await until(page, en.mine.erase, () => pad.press('down'));
  await pad.press('A');
  await until(page, en.mine.yes, () => pad.press('right'));
  await pad.press('A');
  await page.getByText(en.mine.gone).waitFor();
  await page.context().close();
});
