import { newId } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { plugPad, type Hands } from '../doubles/fake-pad.ts';
import { typeWith } from '../doubles/pad-typing.ts';
import { openDesk } from '../stage/desk.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { until } from '../stage/panel-focus.ts';

/** Help, a live conversation and the end of a case, with a pad alone. */
const PATIENCE = { timeout: 20_000 };

const stage = stageGame();
let desk: Page;

beforeAll(async () => {
  desk = await openDesk(stage.browser, stage.server.url);
});

async function enterWithPad(): Promise<{ page: Page; pad: Hands }> {
  let pad: Hands;
  const page = await stage.enter({ locale: 'en' }, async (page) => (pad = await plugPad(page)));
  return { page, pad: pad! };
}

async function openWithPad(page: Page, pad: Hands, place = {}) {
  await openPanel(page, place);
  await pad.reads();
  await expect.poll(() => pad.reads(), PATIENCE).toBeGreaterThan(2);
}

const heading = (page: Page) => page.locator('dialog h1').innerText();
const post = (path: string, body: unknown = {}) =>
  desk.evaluate(async ([path, body]) => (await fetch(path, { method: 'POST', body })).status, [path, JSON.stringify(body)] as const);
const answer = (caseId: string, text: string) => post(`/staff/cases/${caseId}/messages`, { id: newId(), text });

test('an article is found through its section and voted on', async () => {
  const { page, pad } = await enterWithPad();
  await openWithPad(page, pad);
  await page.locator('.shelf button').nth(1).waitFor();
  await until(page, 'Account and progress', () => pad.press('down'));
  await until(page, 'Payments', () => pad.press('right'));
  await pad.press('A');
  await expect.poll(() => heading(page), PATIENCE).toBe('Payments');
  await pad.press('down', 'A');
  await page.locator('.vote').waitFor(PATIENCE);
  await until(page, `button ${en.forms.no}`, () => pad.press('down'));
  await pad.press('left', 'A');
  await expect.poll(() => stage.server.db.selectFrom('article_vote').select('helpful').execute(), PATIENCE).toEqual([{ helpful: true }]);
  await pad.press('B', 'B');
  await expect.poll(() => heading(page), PATIENCE).toBe(en.hello);
  await page.context().close();
});

test('a conversation is begun, answered and left', async () => {
  const { page, pad } = await enterWithPad();
  await openWithPad(page, pad);
  await until(page, en.chat.open, () => pad.press('down'));
  await pad.press('A');
  await page.locator('.door.open').waitFor(PATIENCE);
  await until(page, en.reply, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, 'Hello');
  await pad.press('B', 'menu');
  await page.locator('.message').first().waitFor(PATIENCE);
  const chat = () => page.evaluate(() => window.savepoint!.cases.value.find(({ live }) => live === 'waiting')?.id);
  await expect.poll(chat, PATIENCE).toBeDefined();
  const caseId = (await chat())!;
  await expect.poll(() => post(`/staff/chats/${caseId}/accept`), PATIENCE).toBe(204);
  expect(await answer(caseId, 'Here I am')).toBe(204);
  await page.getByText('Here I am', { exact: true }).waitFor(PATIENCE);
  await until(page, en.reply, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, 'Ok');
  await pad.press('menu', 'menu');
  await expect.poll(() => page.locator('.message.player').count(), PATIENCE).toBe(2);
  await until(page, en.chat.leaveChat, () => pad.press('up'));
  await pad.press('A');
  const live = () => stage.server.db.selectFrom('cases').select('live').where('id', '=', caseId).executeTakeFirst();
  await expect.poll(live, PATIENCE).not.toEqual({ live: 'active' });
  await page.context().close();
});

test('a case is taken for solved and rated', async () => {
  const { page, pad } = await enterWithPad();
  const caseId = await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'feedback', text: 'More lanterns' });
    return receipt.ok ? receipt.caseId : receipt.code;
  });
  await expect.poll(() => stage.server.db.selectFrom('cases').select('id').where('id', '=', caseId).execute(), PATIENCE).toHaveLength(1);
  expect(await answer(caseId, 'Next week')).toBe(204);
  await openWithPad(page, pad, { caseId });
  await page.getByText(en.solved.ask).waitFor(PATIENCE);
  await until(page, `button ${en.forms.no}`, () => pad.press('down'));
  await pad.press('left', 'A');
  await page.locator('.rating').waitFor(PATIENCE);
  await until(page, en.solved.scores[1], () => pad.press('down'));
  await pad.press('right', 'right', 'right', 'A');
  await until(page, en.send, () => pad.press('down'));
  await pad.press('A');
  const ratings = () => stage.server.db.selectFrom('verdict').select('score').where('kind', '=', 'rate').execute();
  await expect.poll(ratings, PATIENCE).toEqual([{ score: 4 }]);
  await page.context().close();
});
