import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { savedReport } from '../stage/import-report.ts';
import { openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

test('a report that came as a file is imported by keyboard, seen by other desks, and known the next time', async () => {
  const [page, other] = [await openDesk(browser, server.url), await openDesk(browser, server.url)];
  const open = page.getByRole('button', { name: 'Import a report' });
  const field = page.getByLabel('Choose the file, or drop it here');
  await open.press('Enter');
  // The dialog's own field has the focus, and Escape gives it back.
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => open.evaluate((button) => button === document.activeElement)).toBe(true);

  const file = (content: string) => ({
    name: 'savepoint-report-0193a000.json', mimeType: 'application/json', buffer: Buffer.from(content),
  });
  await open.press('Enter');
  await field.setInputFiles(file('{"a shopping": "list"}'));
  await page.getByRole('status').filter({ hasText: 'not a report' }).waitFor();

  const report = JSON.stringify(savedReport('The lantern went out under the bridge'));
  await field.setInputFiles(file(report));
  await page.getByText(/Case \d+ opened from the file\./).waitFor();
  await page.locator('[data-message-id]', { hasText: 'The lantern went out' }).waitFor();
  await other.locator('[data-case-id]', { hasText: 'The lantern went out' }).waitFor();

  await page.getByRole('link', { name: 'Savepoint desk, all cases' }).click();
  await open.click();
  await page.evaluate((content) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([content], 'report.json'));
    const place = document.querySelector('.drop-place');
    place?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }, report);
  await page.getByText(/This report was already here: case \d+\./).waitFor();
  await page.locator('[data-message-id]', { hasText: 'The lantern went out' }).waitFor();
  await expect.poll(() => other.locator('[data-case-id]').count()).toBe(1);
}, 60_000);
