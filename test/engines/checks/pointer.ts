import { expect } from 'vitest';
import type { Check, Stage } from '../stage.ts';

/** The middle of the part of the panel that scrolls, and how far it is scrolled. */
async function scroller({ page }: Stage) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector('savepoint-widget')!;
    const dialog = shadowRoot!.querySelector('dialog')!;
    const box = [...dialog.querySelectorAll('*'), dialog].find(
      (element) => element.scrollHeight > element.clientHeight + 20 && getComputedStyle(element).overflowY === 'auto',
    )!;
    const { x, y, width, height } = box.getBoundingClientRect();
    return { x: x + width - 12, y: y + height / 2, top: box.scrollTop };
  });
}

/** Items 5 and 6 of the list: scrolling and pressing. */
export const pointer: Check[] = [
  {
    name: 'wheel and finger scroll the panel, and the game feels neither',
    async run(stage) {
      const { page, devtools, openForm, heard, close } = stage;
      await openForm();
      const { x, y } = await scroller(stage);
      await page.mouse.move(x, y);
      await heard();
      await page.mouse.wheel(0, 120);
      await expect.poll(async () => (await scroller(stage)).top, { interval: 30 }).toBeGreaterThan(20);
      await page.mouse.wheel(0, -400);
      await expect.poll(async () => (await scroller(stage)).top, { interval: 30 }).toBe(0);
      const touch = (type: 'touchStart' | 'touchMove', at: number) =>
        devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: at }] });
      await touch('touchStart', y);
      for (let moved = 15; moved <= 90; moved += 15) await touch('touchMove', y - moved);
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await expect.poll(async () => (await scroller(stage)).top, { interval: 30 }).toBeGreaterThan(20);
      expect(await heard()).toEqual([]);
      await close();
    },
  },
  {
    name: 'a word is chosen by a double click, a line by dragging, and a button pressed',
    async run({ page, openForm, heard, close }) {
      const field = await openForm();
      await field.fill('alpha beta gamma');
      const box = (await field.boundingBox())!;
      const [left, top] = [box.x + 24, box.y + 20];
      const chosen = () =>
        field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd).trim());
      await page.mouse.dblclick(left, top);
      await expect.poll(() => chosen()).toBe('alpha');
      // A drag that began in what is chosen would move it.
      await page.keyboard.press('End');
      await page.mouse.move(left - 10, top);
      await page.mouse.down();
      await page.mouse.move(left + 250, top, { steps: 4 });
      await page.mouse.up();
      expect((await chosen()).length).toBeGreaterThan(8);
      await heard();
      await page.getByRole('button', { name: 'Back' }).click();
      await page.getByRole('button', { name: 'Something is broken' }).waitFor();
      expect(await heard()).toEqual([]);
      await close();
    },
  },
];
