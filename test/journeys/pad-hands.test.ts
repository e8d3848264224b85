import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { plugPad, XBOX, type Hands } from '../doubles/fake-pad.ts';
import { typeWith } from '../doubles/pad-typing.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn, until } from '../stage/panel-focus.ts';
import { soaking } from '../stage/soak.ts';

const stage = stageGame();

async function enterWithPad(id: string, locale = 'en'): Promise<{ page: Page; pad: Hands }> {
  let pad: Hands;
  const page = await stage.enter({ locale }, async (page) => (pad = await plugPad(page, id)));
  await openPanel(page, { topic: 'bug' });
  const hands = pad!;
  await expect.poll(() => hands.reads()).toBeGreaterThan(2);
  return { page, pad: hands };
}

const marks = (page: Page) => page.locator('.pad-hints kbd').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.mark));

test.each([
  [XBOX, ['A', 'B', '☰']],
  ['DualSense Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 0ce6)', ['cross', 'circle', 'Options']],
  ['Pro Controller (STANDARD GAMEPAD Vendor: 057e Product: 2009)', ['A', 'B', '+']],
  ['USB Gamepad (Vendor: 0079 Product: 0011)', ['1', '2', '10']],
])('the hints show the buttons of %s, until the player takes to something else', async (id, expected) => {
  const { page, pad } = await enterWithPad(id);
  await expect.poll(() => marks(page)).toEqual([]);
  await pad.press('down');
  await expect.poll(() => marks(page)).toEqual(expected);
  await page.mouse.move(300, 300);
  await page.mouse.move(880, 400);
  await page.mouse.move(870, 410);
  await expect.poll(() => marks(page)).toEqual([]);
  await pad.press('down');
  await expect.poll(() => marks(page)).toEqual(expected);
  await page.keyboard.press('Shift');
  await expect.poll(() => marks(page)).toEqual([]);
  await page.context().close();
});

test('players of Nintendo confirm with the button on the right', async () => {
  const { page, pad } = await enterWithPad('Pro Controller (STANDARD GAMEPAD Vendor: 057e Product: 2009)');
  await until(page, en.preview, () => pad.press('down'));
  await pad.press('B');
  await expect.poll(() => page.locator('dialog h1').innerText()).toBe(en.previewTitle);
  await pad.press('A');
  await expect.poll(() => focusedIn(page)).toContain(en.preview);
  await page.context().close();
});

/** Those that put letters together, and one that does not; the others in a soak. */
const KEYBOARDS: [string, string | string[], string][] = [
  ['ko', 'ㅇㅏㄴㄴㅕㅇ', '안녕'],
  ['ja', ['か', '゛', 'ん', 'は', '゜'], 'がんぱ'],
  ['vi', ['t', 'i', 'ê', '\u0301', 'n', 'g'], 'tiếng'],
  ['de', 'Größe', 'Größe'],
];
const MORE_KEYBOARDS: typeof KEYBOARDS = [['fr', 'Zéro!', 'Zéro!'], ['ru', 'Да', 'Да'], ['zh-CN', 'ni', 'ni']];

test.each([...KEYBOARDS, ...(soaking ? MORE_KEYBOARDS : [])])('in %s the keyboard has the letters of the language', async (locale, keys, text) => {
  const { page, pad } = await enterWithPad(XBOX, locale);
  await until(page, en.yourReport, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, keys);
  await expect.poll(() => page.getByLabel(en.yourReport).inputValue()).toBe(text);
  await page.context().close();
});

test('what cannot be done by pad is said', async () => {
  const { page, pad } = await enterWithPad(XBOX);
  await until(page, en.attach, () => pad.press('down'));
  // What a test runs in the page counts as the player's own doing; a press of a pad does not in most browsers.
  await page.evaluate(() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } }));
  const said = async () => {
    await pad.press('A');
    return page.locator('.pad-note').innerText();
  };
  // What comes in above the button may push it out of sight; then a press only brings it back.
  await expect.poll(said).toBe(en.pad.noPicker);
  await page.context().close();
});

test('while the keyboard is used the focus and the caret are in the field, and a real keyboard writes there too', async () => {
  const { page, pad } = await enterWithPad(XBOX);
  await until(page, en.yourReport, () => pad.press('down'));
  await pad.press('A');
  await typeWith(page, pad, 'ac');
  await pad.press('LB');
  await page.keyboard.type('b');
  const field = page.getByLabel(en.yourReport);
  await expect.poll(() => field.inputValue()).toBe('abc');
  await expect.poll(() => field.evaluate((one: HTMLTextAreaElement) => [one.selectionStart, one.inputMode])).toEqual([2, 'none']);
  await page.locator('.key', { hasText: 'x' }).click();
  await expect.poll(() => field.inputValue()).toBe('abxc');
  await expect.poll(() => focusedIn(page)).toContain(en.yourReport);
  await page.context().close();
});
