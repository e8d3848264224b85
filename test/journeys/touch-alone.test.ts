import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { findClipped } from '../screenshots/clipped.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';

const stage = stageGame();

const phone = (width: number, height: number): BrowserContextOptions => ({
  viewport: { width, height }, hasTouch: true, isMobile: true,
});

/** What a finger would miss: anything to press with less than 44 pixels each way, its label counted in. */
function findSmall(): string[] {
  const root = document.querySelector('savepoint-widget')!.shadowRoot!;
  const all = [...root.querySelectorAll<HTMLElement>('dialog :is(button, select, textarea, input)')];
  return all.flatMap((element) => {
    const target = (element as HTMLInputElement).type === 'checkbox' ? element.closest('label')! : element;
    const { width, height } = target.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? element.innerText;
    return width > 0 && (width < 44 || height < 44) ? [`${name} ${width} × ${height}`] : [];
  });
}

async function looksRight(page: Page) {
  await page.waitForTimeout(250);
  expect(await page.evaluate(findSmall)).toEqual([]);
  expect(await page.evaluate(findClipped)).toEqual([]);
}

test.each([
  ['upright', 390, 844],
  ['sideways', 640, 360],
  ['narrow', 320, 568],
  ['enlarged four times', 320, 200],
])('by touch alone, %s, a report is written, its context cut, sent, answered and closed', async (_, width, height) => {
  const page = await stage.enter(phone(width, height));
  await page.getByRole('button', { name: en.title }).tap();
  await page.locator('dialog h1').waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: en.topics.feedback }).tap();
  await page.getByLabel(en.yourReport).tap();
  await page.keyboard.insertText('Typed by a system keyboard');
  await looksRight(page);
  await page.getByRole('button', { name: en.preview }).tap();
  await page.getByRole('switch', { name: en.parts.network }).tap();
  await expect.poll(() => page.getByRole('switch', { name: en.parts.network }).isChecked()).toBe(false);
  await looksRight(page);
  await page.getByRole('button', { name: en.done }).tap();
  await page.getByRole('button', { name: en.send, exact: true }).tap();
  await page.locator('.message[data-status=sent]').waitFor();
  await page.getByLabel(en.reply).tap();
  await page.keyboard.insertText('And more');
  await page.getByRole('button', { name: en.sendMessage }).tap();
  await expect.poll(() => page.locator('.message').count()).toBe(2);
  await looksRight(page);
  await page.getByRole('button', { name: en.close }).tap();
  await expect.poll(() => page.evaluate(() => window.savepoint!.isOpen.value)).toBe(false);
  await page.context().close();
});

test('the system keyboard hides neither the field nor what sends it', async () => {
  // Chromium shows no keyboard to a test: the view is told to be as small as one leaves it.
  const page = await stage.enter(phone(390, 844), (page) =>
    page.addInitScript(() => {
      const own = Object.getOwnPropertyDescriptor(VisualViewport.prototype, 'height')!.get!;
      Object.defineProperty(VisualViewport.prototype, 'height', {
        get() {
          return own.call(this) - ((globalThis as never as { __keyboard?: number }).__keyboard ?? 0);
        },
      });
    }),
  );
  const keyboard = (pixels: number) =>
    page.evaluate((pixels) => {
      Object.assign(globalThis, { __keyboard: pixels });
      visualViewport!.dispatchEvent(new Event('resize'));
    }, pixels);
  const bottomOf = (label: string) => page.getByRole('button', { name: label, exact: true }).evaluate((one) => one.getBoundingClientRect().bottom);
  await openPanel(page, { topic: 'bug' });
  await page.getByLabel(en.yourReport).tap();
  await expect.poll(() => bottomOf(en.send)).toBeGreaterThan(700);
  await keyboard(340);
  await expect.poll(() => bottomOf(en.send)).toBeLessThan(504);
  const field = (await page.getByLabel(en.yourReport).boundingBox())!;
  expect(field.y).toBeGreaterThan(60);
  expect(field.y).toBeLessThan(400);
  await keyboard(0);
  await expect.poll(() => bottomOf(en.send)).toBeGreaterThan(700);
  await page.context().close();
});

test('text twice as large fits', async () => {
  const page = await stage.enter(phone(390, 844));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await openPanel(page);
  await expect.poll(() => page.locator('dialog h1').evaluate((title) => getComputedStyle(title).fontSize)).toBe('36px');
  await looksRight(page);
  await page.getByRole('button', { name: en.topics.compensation }).tap();
  await looksRight(page);
  await page.getByRole('button', { name: en.preview }).tap();
  await looksRight(page);
  await page.context().close();
});
