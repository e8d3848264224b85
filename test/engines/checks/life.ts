import { expect } from 'vitest';
import { soaking } from '../../stage/soak.ts';
import type { Check, Stage } from '../stage.ts';

/** A thousand are turned without an engine, in test/faults/leaks. */
const TURNS = soaking ? 12 : 5;

/** How many colours a picture of the game has, counted on a coarse grid. */
const colours = ({ page }: Stage) =>
  page.evaluate(async () => {
    const { file } = await window.savepoint!.takeScreenshot();
    if (!file) return 0;
    const picture = await createImageBitmap(file, { resizeWidth: 256, resizeHeight: 192, resizeQuality: 'pixelated' });
    const pen = new OffscreenCanvas(256, 192).getContext('2d')!;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, 256, 192);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      seen.add(((data[i]! >> 4) << 8) | ((data[i + 1]! >> 4) << 4) | (data[i + 2]! >> 4));
    }
    return seen.size;
  });

const stands = async ({ page, view }: Stage) => {
  // One frame may be under way when the panel says that it is open.
  await page.waitForTimeout(120);
  const { steps } = await view();
  await page.waitForTimeout(150);
  return (await view()).steps === steps;
};

/** Items 24, 27 and 28 of the list, and what the adapter tells of the engine. The last check ends the widget. */
export const life: Check[] = [
  {
    name: 'a report names the engine and its version',
    async run({ page, subject }) {
      const { game } = await page.evaluate(() => window.savepoint!.collectContext());
      expect(game?.engine).toBe(subject.engine);
      if (subject.version) expect(game?.engineVersion).toMatch(subject.version);
    },
  },
  {
    name: 'the picture shows the game, running or held',
    async run(stage) {
      expect(await colours(stage)).toBeGreaterThan(2);
      if (stage.subject.blankWhenStill) return;
      await stage.open();
      await stage.page.waitForTimeout(150);
      expect(await colours(stage)).toBeGreaterThan(2);
      await stage.close();
    },
  },
  {
    name: 'the game stands still while the panel is open and goes on after it',
    async run(stage) {
      await stage.open();
      expect(await stands(stage)).toBe(true);
      await stage.close();
      await stage.playOn();
    },
  },
  {
    name: 'opened and closed again and again it leaves nothing in the page',
    async run({ page, devtools, playOn }) {
      const count = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
        return { nodes, jsEventListeners };
      };
      const turns = (times: number) =>
        page.evaluate(async (times) => {
          for (let i = 0; i < times; i++) {
            window.savepoint!.open();
            await new Promise((resolve) => setTimeout(resolve, 12));
            window.savepoint!.close();
          }
        }, times);
      await turns(2);
      await playOn();
      const before = await count();
      await turns(TURNS);
      await playOn();
      const grown = async () => {
        const after = await count();
        return Math.max(after.nodes - before.nodes, after.jsEventListeners - before.jsEventListeners);
      };
      // What waits for a frame or for its time limit goes with it.
      await expect.poll(grown, { timeout: 5_000 }).toBeLessThan(TURNS);
    },
  },
  {
    name: 'destroyed while it is open it lets the game go on',
    async run(stage) {
      await stage.open();
      expect(await stands(stage)).toBe(true);
      await stage.page.evaluate(() => window.savepoint!.destroy());
      await stage.playOn();
      await expect.poll(() => stage.page.locator('savepoint-widget').count()).toBe(0);
    },
  },
];
