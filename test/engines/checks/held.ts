import { expect } from 'vitest';
import type { Check } from '../stage.ts';

/** Items 7 to 9 of the list, and pads: what is down while the panel opens or closes. */
export const held: Check[] = [
  {
    name: 'a key that is down when the panel opens is up in the game',
    async run({ page, view, open, close, playOn }) {
      await page.locator('canvas').first().focus();
      await page.keyboard.down('ArrowRight');
      await expect.poll(async () => (await view()).held, { interval: 30 }).toBe(true);
      await open();
      await close();
      await playOn();
      expect((await view()).held).toBe(false);
      await page.keyboard.up('ArrowRight');
    },
  },
  {
    name: 'a key that is down when the panel closes is stuck neither in the game nor in the form',
    async run({ page, view, openForm, close, playOn, heard }) {
      const { keysHeard } = await view();
      await openForm();
      await page.keyboard.down('d');
      await close();
      await page.keyboard.up('d');
      await playOn();
      expect(await view()).toMatchObject({ held: false, keysHeard });
      const field = page.getByLabel('Your report');
      await page.evaluate(() => window.savepoint!.open({ topic: 'bug' }));
      await field.waitFor();
      await page.keyboard.press('d');
      await expect.poll(() => field.inputValue()).toBe('d');
      await close();
      await heard();
      await page.keyboard.press('d');
      expect(await heard()).toContain('keydown');
    },
  },
  {
    name: 'a pad pressed in the panel is not pressed in the game, until it is pressed again',
    async run({ page, view, open, close, playOn }) {
      const press = (down: boolean) => page.evaluate((down) => void Object.assign(globalThis, { __pad: down }), down);
      await open();
      await press(true);
      await page.waitForTimeout(150);
      await close();
      await playOn();
      expect((await view()).padHeard).toBe(false);
      await press(false);
      await playOn();
      await press(true);
      await expect.poll(async () => (await view()).padHeard, { interval: 30, timeout: 4_000 }).toBe(true);
      await press(false);
    },
  },
  {
    name: 'the pointer is free while the panel is open, and the player can lock it again',
    async run({ page, open, close }) {
      const lock = async () => {
        await page.evaluate(() => {
          const canvas = document.querySelector('canvas')!;
          addEventListener('pointerdown', () => void canvas.requestPointerLock(), { once: true });
        });
        await page.mouse.click(200, 150);
        return expect.poll(locked, { interval: 30 }).toBe(true);
      };
      const locked = () => page.evaluate(() => document.pointerLockElement !== null);
      await lock();
      await open();
      await expect.poll(locked, { interval: 30 }).toBe(false);
      await close();
      expect(await locked()).toBe(false);
      await lock();
      await page.evaluate(() => document.exitPointerLock());
    },
  },
];
