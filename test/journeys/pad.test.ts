import { TOPICS } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { plugPad, type Hands } from '../doubles/fake-pad.ts';
import { typeWith } from '../doubles/pad-typing.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn, until } from '../stage/panel-focus.ts';

/** Two cores draw by themselves what a graphics card would, and not every frame in time. */
const PATIENCE = { timeout: 20_000 };

const stage = stageGame();

async function enterWithPad(id?: string, plugged?: boolean, locale = 'en'): Promise<{ page: Page; pad: Hands }> {
  let pad: Hands;
  const page = await stage.enter({ locale }, async (page) => (pad = await plugPad(page, id, plugged)));
  return { page, pad: pad! };
}

/** Opens the panel and waits until the pad drives it. */
async function openWithPad(page: Page, pad: Hands, place = {}) {
  await openPanel(page, place);
  await pad.reads();
  await expect.poll(() => pad.reads(), PATIENCE).toBeGreaterThan(2);
}

const heading = (page: Page) => page.locator('dialog h1').innerText();

test('pads are asked for in every frame while the panel is open, and never while it is shut', async () => {
  const { page, pad } = await enterWithPad();
  await pad.reads();
  await page.waitForTimeout(300);
  expect(await pad.reads()).toBe(0);
  await openWithPad(page, pad);
  // Which pads there are is told with a report, too: that question may still be on its way.
  await page.evaluate(() => window.savepoint!.collectContext());
  await page.evaluate(() => window.savepoint!.close());
  await pad.reads();
  await page.waitForTimeout(300);
  expect(await pad.reads()).toBe(0);
  await page.context().close();
});

test('without a pad nothing is asked or loaded until one is plugged in', async () => {
  const { page, pad } = await enterWithPad(undefined, false);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await openPanel(page);
  await page.waitForTimeout(300);
  expect(await pad.reads()).toBeLessThan(3);
  expect(loaded.filter((url) => url.includes('/pad-'))).toEqual([]);
  await pad.plug(true);
  await expect.poll(() => loaded.filter((url) => url.includes('/pad-')).length).toBe(1);
  await expect.poll(() => pad.reads(), PATIENCE).toBeGreaterThan(2);
  await pad.press('down');
  await expect.poll(() => focusedIn(page)).toContain(en.help.search);
  await pad.plug(false);
  await pad.reads();
  await page.waitForTimeout(300);
  expect(await pad.reads()).toBeLessThan(3);
  await page.context().close();
});

test('what is held when the panel opens does nothing until it is let go and pressed again', async () => {
  const { page, pad } = await enterWithPad();
  await pad.hold('A', 'B', 'down');
  await openWithPad(page, pad);
  await page.waitForTimeout(700);
  expect([await focusedIn(page), await heading(page)]).toEqual([`h1 ${en.hello}`, en.hello]);
  await pad.hold();
  await pad.press('down');
  await expect.poll(() => focusedIn(page)).toContain(en.help.search);
  await page.context().close();
});

test('a direction that is held goes on and on', async () => {
  const { page, pad } = await enterWithPad();
  await openWithPad(page, pad);
  await pad.hold('down');
  await expect.poll(() => focusedIn(page), PATIENCE).toContain(en.topics.other);
  await pad.hold();
  await pad.tilt(0, -1);
  await expect.poll(() => focusedIn(page), PATIENCE).toContain(en.help.search);
  await page.context().close();
});

test('by pad alone every topic is opened and left, a report written, its context cut, sent, answered and closed', async () => {
  const { page, pad } = await enterWithPad();
  await openWithPad(page, pad);
  for (const topic of TOPICS) {
    await until(page, en.topics[topic], () => pad.press('down'));
    await pad.press('A');
    await expect.poll(() => heading(page), PATIENCE).toBe(en.topics[topic]);
    await pad.press('B');
    await expect.poll(() => heading(page), PATIENCE).toBe(en.hello);
    await expect.poll(() => focusedIn(page)).toContain(en.topics[topic]);
  }
  await until(page, en.topics.payment, () => pad.press('up'));
  await pad.press('A');
  await until(page, en.topic, () => pad.press('down'));
  await pad.press('right');
  await expect.poll(() => heading(page), PATIENCE).toBe(en.topics.compensation);
  await until(page, en.yourReport, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, 'My 3 gems, gone.');
  await pad.press('LB', 'LB', 'X', 'RB', 'RB');
  await expect.poll(() => page.getByLabel(en.yourReport).inputValue()).toBe('My 3 gems, goe.');
  await pad.press('LB', 'LB');
  await typeWith(page, pad, 'n');
  await pad.press('B');
  await expect.poll(() => page.locator('.keys').count()).toBe(0);
  await until(page, en.preview, () => pad.press('down'));
  await pad.press('A');
  await until(page, en.parts.device, () => pad.press('down'));
  await pad.press('A');
  await expect.poll(() => page.getByRole('switch', { name: en.parts.device }).isChecked()).toBe(false);
  await pad.press('B');
  await expect.poll(() => focusedIn(page)).toContain(en.preview);
  await pad.press('menu');
  await page.locator('.message[data-status=sent]').waitFor();

  await until(page, en.reply, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, 'Hi');
  await pad.press('menu', 'menu');
  await expect.poll(() => page.locator('.message[data-status=sent]').count()).toBe(2);
  await pad.press('B', 'B');
  await expect.poll(() => page.evaluate(() => window.savepoint!.isOpen.value)).toBe(false);

  const [stored] = await stage.server.db.selectFrom('cases').select(['topic', 'context']).execute();
  expect(stored!.topic).toBe('compensation');
  expect(Object.keys(stored!.context)).toContain('screen');
  expect(Object.keys(stored!.context)).not.toContain('device');
  const texts = await stage.server.db.selectFrom('message').select('text').orderBy('seq').execute();
  expect(texts.map(({ text }) => text)).toEqual(['My 3 gems, gone.', 'Hi']);
  await page.context().close();
});

test('a long conversation is read to its beginning by the right stick and by the directions', async () => {
  const { page, pad } = await enterWithPad();
  await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'bug', text: 'The first line' });
    if (!receipt.ok) throw new Error(receipt.code);
    for (let i = 0; i < 20; i++) await window.savepoint!.send(receipt.caseId, { text: `And another ${i}` });
  });
  await openWithPad(page, pad);
  await until(page, en.myCases, () => pad.press('down'));
  await pad.press('A');
  await until(page, en.topics.bug, () => pad.press('down'));
  await pad.press('A');
  await page.locator(`[data-message-id]`).first().waitFor();
  const scrolled = () => page.locator('.body').evaluate((body) => body.scrollTop);
  await expect.poll(scrolled, PATIENCE).toBeGreaterThan(300);
  await pad.tilt(0, 0, 0, -1);
  await expect.poll(scrolled, PATIENCE).toBe(0);
  await pad.tilt(0, 0, 0, 1);
  await expect.poll(scrolled, PATIENCE).toBeGreaterThan(300);
  await pad.tilt(0, 0, 0, 0);
  await until(page, en.reply, () => pad.press('down'));
  await until(page, 'div', () => pad.press('up'));
  await until(page, en.back, () => pad.press('up'));
  expect(await scrolled()).toBe(0);
  await page.context().close();
});
