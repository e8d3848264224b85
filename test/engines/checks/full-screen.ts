import { expect } from 'vitest';
import type { Check, Stage } from '../stage.ts';

/** Puts the first element of the name in full screen; `div` is made around the canvas as games do. */
const enter = (page: Stage['page'], tag: string) =>
  page.evaluate(async (tag) => {
    await document.querySelector(tag)!.requestFullscreen();
  }, tag);

const leave = (page: Stage['page']) => page.evaluate(() => document.exitFullscreen());
const full = (page: Stage['page']) => page.evaluate(() => document.fullscreenElement?.localName);

/** Items 10 to 12 of the list. */
export const fullScreen: Check[] = [
  ...['canvas', 'div', 'html'].map((tag) => ({
    name: `over a full-screen ${tag} the panel is seen, pressed and typed into`,
    async run({ page, close }: Stage) {
      if (tag === 'div') await page.evaluate(() => document.body.append(document.createElement('div')));
      await enter(page, tag);
      await page.keyboard.press('F2');
      await page.getByRole('button', { name: 'Something is broken' }).click();
      const field = page.getByLabel('Your report');
      await field.fill('');
      await field.click();
      await page.keyboard.type('seen');
      await expect.poll(() => field.inputValue()).toBe('seen');
      const top = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName;
      await expect.poll(() => page.evaluate(top)).toBe('savepoint-widget');
      await expect.poll(() => full(page)).toBe(tag);
      await close();
      await leave(page);
    },
  })),
  {
    name: 'entering and leaving full screen keeps text, focus and what is chosen',
    async run({ page, openForm, close }) {
      const field = await openForm();
      await page.keyboard.type('one two three');
      await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 7));
      const chosen = () => field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
      await enter(page, 'canvas');
      await expect.poll(() => chosen()).toEqual([4, 7]);
      await page.keyboard.type('2');
      await leave(page);
      await page.keyboard.type('!');
      await expect.poll(() => field.inputValue()).toBe('one 2! three');
      await close();
    },
  },
  {
    name: 'Escape closes the panel and leaves full screen as it is',
    async run({ page, open }) {
      await enter(page, 'canvas');
      await open();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => full(page)).toBe('canvas');
      await leave(page);
    },
  },
];
