import { expect } from 'vitest';
import type { Check } from '../stage.ts';

const TYPED = 'wasd WASD go\nleft 1 2';

/** Items 1 to 4 of the list: keys, input methods, the clipboard. */
export const typing: Check[] = [
  {
    name: 'what is typed arrives whole, and the game hears none of it',
    async run({ page, openForm, heard, view, close, playOn }) {
      const { keysHeard } = await view();
      const field = await openForm();
      for (const key of TYPED) await page.keyboard.press(key === '\n' ? 'Enter' : key);
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowLeft', 'Backspace', 'Delete']) await page.keyboard.press(key);
      await expect.poll(() => field.inputValue()).toBe('wasd WASD go\nleft 1');
      expect(await heard()).toEqual([]);
      await close();
      await playOn();
      expect((await view()).keysHeard).toBe(keysHeard);
    },
  },
  {
    name: 'a word composed by an input method arrives whole',
    async run({ devtools, openForm, heard, close }) {
      const field = await openForm();
      for (const text of ['に', 'にほ', 'にほん']) {
        const end = text.length;
        await devtools.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
      }
      await devtools.send('Input.insertText', { text: '日本' });
      await expect.poll(() => field.inputValue()).toBe('日本');
      expect(await heard()).toEqual([]);
      await close();
    },
  },
  {
    name: 'text is cut, pasted and the paste undone',
    async run({ page, openForm, heard, close }) {
      const field = await openForm();
      await page.keyboard.type('to and fro');
      for (const keys of ['Control+a', 'Control+x']) await page.keyboard.press(keys);
      await expect.poll(() => field.inputValue()).toBe('');
      await page.keyboard.press('Control+v');
      await expect.poll(() => field.inputValue()).toBe('to and fro');
      await page.keyboard.press('Control+z');
      await expect.poll(() => field.inputValue()).toBe('');
      expect(await heard()).toEqual([]);
      await close();
    },
  },
];
