import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { STAFF } from './support-server.ts';

/** The console in a browser of its own, signed in. Nothing moves, as in `enterGame`. */
export async function openDesk(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  who: Pick<typeof STAFF, 'email' | 'password'> = STAFF,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(`${url}/console/`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[aria-label=Cases][data-loading=false]').waitFor({ state: 'attached' });
  return page;
}
