import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { violationsIn } from '../stage/axe.ts';
import { openDesk } from '../stage/desk.ts';
import { enterGame, openGameSite, openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn } from '../stage/panel-focus.ts';

/** A poll of the game for news, on a machine that is busy. */
const PATIENCE = { timeout: 30_000 };

const stage = stageGame();
let desk: Page;

beforeAll(async () => {
  desk = await openDesk(stage.browser, stage.server.url);
});
/** A report of this text, sent from the game. */
async function report(page: Page, text: string): Promise<string> {
  const caseId = await page.evaluate(async (text) => {
    const receipt = await window.savepoint!.report({ topic: 'feedback', text });
    return receipt.ok ? receipt.caseId : receipt.code;
  }, text);
  await expect.poll(() => state(page, caseId), PATIENCE).toBe('open');
  return caseId;
}
const state = (page: Page, caseId: string) =>
  page.evaluate((id) => window.savepoint!.cases.value.find((one) => one.id === id)?.state, caseId);

async function answer(caseId: string, text: string) {
  await desk.goto(`${stage.server.url}/console/#/cases/${caseId}`);
  await desk.getByLabel('Reply').fill(text);
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.locator('[data-message-id]').getByText(text).waitFor();
}
const unread = (page: Page) => page.evaluate(() => window.savepoint!.unread.value);

test('not solved: it is open again; solved, also without a network: it is closed, rated once, and staff see both', async () => {
  const page = await stage.enter({ acceptDownloads: true });
  const caseId = await report(page, 'The boat sinks');
  await answer(caseId, 'Mended in 1.4.3');
  await openPanel(page, { caseId });
  await page.getByText(en.solved.ask).waitFor(PATIENCE);
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: en.forms.no, exact: true }).click();
  await expect.poll(() => focusedIn(page), PATIENCE).toContain(en.reply);
  await page.getByText(en.solved.still).waitFor();
  await expect.poll(async () => (await stage.server.db.selectFrom('cases').select('state').executeTakeFirst())?.state, PATIENCE).toBe('open');

  await answer(caseId, 'And now?');
  await page.getByText('And now?').waitFor(PATIENCE);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: en.forms.yes, exact: true }).click();
  await page.locator('.state.closed', { hasText: en.solved.done }).waitFor();
  await page.getByRole('radio', { name: en.solved.scores[4], exact: true }).check();
  expect(await violationsIn(page)).toEqual([]);
  await page.getByLabel(en.solved.more).fill('Quick and kind');
  await page.locator('.rating .main').click();
  await page.getByText(en.solved.thanks).waitFor();
  await page.context().setOffline(false);
  const verdicts = () => stage.server.db.selectFrom('verdict').select(['kind', 'score', 'comment']).orderBy('id').execute();
  await expect.poll(verdicts, PATIENCE).toEqual([
    { kind: 'reopen', score: null, comment: null },
    { kind: 'confirm', score: null, comment: null },
    { kind: 'rate', score: 4, comment: 'Quick and kind' },
  ]);
  await desk.getByText('Quick and kind').waitFor(PATIENCE);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: en.solved.save }).click();
  const stream = await (await saved).createReadStream();
  const text = (await stream.toArray()).join('');
  for (const line of ['The boat sinks', 'Mended in 1.4.3', 'And now?']) expect(text).toContain(line);
  await page.context().close();
});

test('an answer shows over the game, but not while it is busy nor in quiet hours; the count stands either way', async () => {
  const hour = new Date().getHours();
  const clock = (h: number) => `${String((h + 24) % 24).padStart(2, '0')}:00`;
  const quietSite = await openGameSite(stage.server, `data-quiet-hours="${clock(hour - 1)}-${clock(hour + 2)}"`);
  const [page, quiet] = [await stage.enter(), await enterGame(stage.browser, quietSite)];
  const [one, other] = [await report(page, 'Too bright'), await report(quiet, 'Too dark')];
  await page.evaluate(() => window.savepoint!.setBusy(true));
  await answer(one, 'Dim it');
  await answer(other, 'Light it');
  for (const each of [page, quiet]) {
    await expect.poll(() => unread(each), PATIENCE).toBe(1);
    await each.waitForTimeout(400);
    expect(await each.locator('.toast').count()).toBe(0);
  }
  await page.evaluate(() => window.savepoint!.setBusy(false));
  await answer(one, 'Or go inside');
  await page.locator('.toast', { hasText: 'Or go inside' }).waitFor(PATIENCE);
  for (const each of [page, quiet]) await each.context().close();
  await quietSite.close();
});

test('closed cases are not polled for', async () => {
  const page = await stage.enter();
  const caseId = await report(page, 'A wish');
  await desk.locator(`[data-case-id="${caseId}"]`).click();
  await desk.getByRole('button', { name: 'Close case' }).click();
  await expect.poll(() => state(page, caseId), PATIENCE).toBe('closed');
  await page.reload();
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/v1/sync') && asked.push(request.url()));
  await page.waitForTimeout(3_500);
  expect(asked).toEqual([]);
  await page.context().close();
});

test('more than five cases can be searched', async () => {
  const page = await stage.enter();
  for (const text of ['one', 'two', 'three', 'four', 'five', 'The Tür again']) await report(page, text);
  await openPanel(page);
  await page.getByRole('button', { name: en.myCases }).click();
  const find = page.getByLabel(en.solved.find, { exact: true });
  await find.fill('tur');
  await expect.poll(() => page.locator('.case').count(), PATIENCE).toBe(1);
  await find.fill('nowhere');
  await page.getByText(en.solved.none).waitFor();
  await page.context().close();
});
