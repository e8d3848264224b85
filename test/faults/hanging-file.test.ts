import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';

const stage = stageGame();

/** The clock is moved only when the store is open: that too is given up after a while. */
async function enter(page: Page) {
  await page.goto(stage.site.url);
  await expect.poll(() => page.evaluate(() => window.savepoint!.storage.value)).toBe('durable');
}

const textOf = (page: Page) => page.getByRole('textbox', { name: en.yourReport });
const arrived = async () => (await stage.server.db.selectFrom('message').select('text').execute()).map(({ text }) => text);

test('what is sent from the form while the file of the engine hangs outlives the tab, and arrives once', async () => {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  const { clock } = page;
  await clock.install();
  await page.route(/\/savepoint\/engine-/, () => {});
  await enter(page);
  await openPanel(page, { topic: 'bug' });
  await textOf(page).fill('In a tunnel');
  await page.getByRole('button', { name: en.send }).click();
  await expect.poll(() => clock.fastForward(20_000).then(() => textOf(page).count())).toBe(0);
  await page.close();
  expect(await arrived()).toEqual([]);

  const next = await context.newPage();
  await next.goto(stage.site.url);
  await expect.poll(arrived).toEqual(['In a tunnel']);
  await openPanel(next, { topic: 'bug' });
  expect(await textOf(next).inputValue()).toBe('');
  await context.close();
});

test('where the file of the panel hangs, the game is not left paused behind nothing: what is written in its place arrives', async () => {
  const page = await stage.browser.newPage();
  const { clock } = page;
  await clock.install();
  await page.route(/\/savepoint\/panel-/, () => {});
  await enter(page);
  await page.getByRole('button', { name: en.boot.support }).click();
  const words = page.getByRole('textbox', { name: en.boot.whatHappened });
  await expect.poll(() => clock.fastForward(20_000).then(() => words.isVisible())).toBe(true);
  await words.fill('Still in the tunnel');
  await page.getByRole('button', { name: en.boot.save }).click();
  await expect.poll(arrived).toContain('Still in the tunnel');
  await page.context().close();
});
