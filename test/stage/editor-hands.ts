import { setTimeout as pause } from 'node:timers/promises';
import type { Route } from 'playwright-core';
import { expect } from 'vitest';
import { focusedIn, type Hands } from './desk-hands.ts';

/** An author at the console's editors who has no mouse. */
export interface EditorHands extends Hands {
  /** Opens a page of the settings; its heading has the focus then. */
  open(place: string, heading: string): Promise<void>;
  /** Tabs to a field and writes into it. */
  fill(name: string | RegExp, words: string): Promise<void>;
  /** Tabs to a list of choices and takes the next one. */
  chooseNext(name: string | RegExp): Promise<void>;
  /** What has the focus by now. */
  focus(name: string | RegExp): Promise<void>;
  /** Saves, and publishes by what has the focus afterwards, or what is next to it. */
  saveAndPublish(publish?: string): Promise<void>;
}

export function editorHands(hands: Hands, url: string): EditorHands {
  const { page, tabTo, activate, write, press } = hands;
  const focus = async (name: string | RegExp) => {
    await expect.poll(() => focusedIn(page)).toMatch(typeof name === 'string' ? exactly(name) : name);
  };
  return {
    ...hands,
    focus,
    async open(place, heading) {
      await page.goto(`${url}/console/#/${place}`);
      await focus(heading);
      await page.locator('.settings-page h1 ~ *').last().waitFor({ state: 'attached' });
      // Tabs that run ahead of the page come round only after all of the rail.
      await page.locator('.settings-page').getByText('Loading…').first().waitFor({ state: 'detached' });
    },
    async fill(name, words) {
      await tabTo(name);
      await press('Control+a');
      await write(words);
    },
    async chooseNext(name) {
      await tabTo(name);
      await press('ArrowDown');
    },
    async saveAndPublish(publish = 'Publish') {
      await page.route('**/staff/**', late);
      await activate('Save');
      await focus(/^Take back$|^Publish$|^Let them hold$/);
      await page.unroute('**/staff/**', late);
      const dialog = page.getByRole('dialog');
      // What was saved is read again and drawn anew, perhaps just as the key is pressed.
      await expect
        .poll(async () => {
          if (!(await dialog.isVisible())) await activate(publish);
          return dialog.isVisible();
        }, { timeout: 10_000 })
        .toBe(true);
      await activate(publish);
      await dialog.waitFor({ state: 'detached' });
      // Whoever goes on by keys goes on from here.
      await expect.poll(() => focusedIn(page)).not.toBe('nothing');
    },
  };
}

/** On a slow line what was saved is read again long after it was. */
async function late(route: Route) {
  if (route.request().method() === 'GET') await pause(1_000);
  await route.continue();
}

const exactly = (name: string) => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
