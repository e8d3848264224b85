import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn, until } from '../stage/panel-focus.ts';

const stage = stageGame();

const key = (page: Page, name: string) => () => page.keyboard.press(name);
const heading = (page: Page) => page.locator('dialog h1').innerText();

test('by keyboard alone a report is written, its context cut, sent, answered, found again and closed', async () => {
  const page = await stage.enter();
  await page.locator('canvas').focus();
  await page.keyboard.press('F2');
  await page.locator('dialog h1').waitFor();
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.hello}`);
  await until(page, en.topics.account, key(page, 'ArrowDown'));
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.topics.account}`);
  await until(page, `select ${en.topic}`, key(page, 'Tab'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => heading(page)).toBe(en.topics.ban_appeal);
  await until(page, en.yourReport, key(page, 'Tab'));
  await page.keyboard.type('By keys\nalone');
  await until(page, en.preview, key(page, 'Tab'));
  await page.keyboard.press('Enter');
  await until(page, en.parts.screen, key(page, 'Tab'));
  await page.keyboard.press('Space');
  await expect.poll(() => page.getByRole('switch', { name: en.parts.screen }).isChecked()).toBe(false);
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain(en.preview);
  await until(page, en.yourReport, key(page, 'Shift+Tab'));
  await page.keyboard.press('Control+Enter');
  await page.locator('.message[data-status=sent]').waitFor();
  await until(page, en.reply, key(page, 'Tab'));
  await page.keyboard.type('More');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.message').count()).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain(en.topics.account);
  await until(page, en.myCases, key(page, 'ArrowUp'));
  await page.keyboard.press('Enter');
  await until(page, en.topics.ban_appeal, key(page, 'ArrowDown'));
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.topics.ban_appeal}`);
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain(en.topics.ban_appeal);
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain(en.myCases);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => [window.savepoint!.isOpen.value, document.activeElement?.tagName])).toEqual([false, 'CANVAS']);
  await page.context().close();
});

test('the focus passes on when what has it goes', async () => {
  const page = await stage.enter();
  await openPanel(page, { topic: 'bug' });
  // The form comes a moment after the panel, and would come between.
  await page.getByLabel('Once').waitFor();
  const log = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await page.locator('input[type=file]').setInputFiles([log('one.txt'), log('second.txt')]);
  await until(page, en.remove('one.txt'), key(page, 'Tab'));
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn(page)).toContain(en.remove('second.txt'));
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn(page)).toContain(en.attach);
  await page.context().close();
});

test('a report that cannot be sent leaves the focus where it was', async () => {
  const page = await stage.enter();
  await openPanel(page, { topic: 'bug' });
  await until(page, `button ${en.send}`, key(page, 'Tab'));
  await page.keyboard.press('Enter');
  await page.getByText(en.faults.empty_text).waitFor();
  await expect.poll(() => focusedIn(page)).toBe(`button ${en.send}`);
  await page.context().close();
});

/** Tab stops once at a group of radio buttons, whichever is chosen. */
const radioGroups = (page: Page) =>
  page.locator('dialog input[type=radio]:visible').evaluateAll((all) => new Set(all.map((one) => (one as HTMLInputElement).name)).size);

test('arrows and Tab come to everything that can be pressed, each time to be seen, and Tab is not trapped', async () => {
  const page = await stage.enter();
  for (const place of [{}, { topic: 'bug' as const }]) {
    await page.evaluate(() => window.savepoint!.close());
    await openPanel(page, place);
    // Help and the topic's own fields come a moment later, and are pressed too.
    await (place.topic ? page.getByLabel('Once') : page.locator('.shelf button').first()).waitFor();
    const others = page.locator('dialog :is(button, textarea, select, input:not([type=radio])):visible');
    const stops = (await others.count()) + (await radioGroups(page));
    const seen = new Set<string>();
    let left = false;
    for (let i = 0; i < stops + 3; i++) {
      await page.keyboard.press('Tab');
      const focused = await focusedIn(page);
      if (focused === 'lost') left = true;
      else seen.add(focused);
      const ring = await page.evaluate(() => {
        const at = document.querySelector('savepoint-widget')!.shadowRoot!.activeElement;
        return at && !at.matches('h1, dialog') ? getComputedStyle(at).outlineStyle : 'solid';
      });
      expect([focused, ring]).toEqual([focused, 'solid']);
    }
    expect(left || seen.size === stops).toBe(true);
    expect(seen.size).toBeGreaterThanOrEqual(stops);
  }
  await page.context().close();
});

test('arrows are not caught by the hidden field behind the choice of files', async () => {
  const page = await stage.enter();
  await openPanel(page, { topic: 'bug' });
  await until(page, en.attach, key(page, 'Tab'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focusedIn(page)).toContain(en.preview);
  await page.context().close();
});
