import { mkdirSync } from 'node:fs';
import { source, type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openHelpAuthor } from '../stage/help-author.ts';
import { importReport } from '../stage/import-report.ts';
import { GAME, openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';

/**
 * The console's own screens in both languages and both looks, held to what axe knows, and on a phone to its width.
 * `npm run screenshots` draws them all; a plain run looks at one language in each look.
 */
const ROOT = process.env.SAVEPOINT_SCREENSHOTS;
const LOOKS = ROOT
  ? ([['light', 'en'], ['light', 'zh-Hans'], ['dark', 'en'], ['dark', 'zh-Hans']] as const)
  : ([['light', 'en'], ['dark', 'zh-Hans']] as const);

const PLACES: Record<string, string> = {
  case: '/',
  help: '/help',
  article: `/help/${GAME.id}/de/article/banned`,
  announcement: `/help/${GAME.id}/zh-Hans/announcement/outage`,
  menu: `/help/${GAME.id}/en/menu/menu`,
  forms: '/forms',
  form: `/forms/${GAME.id}/payment`,
  rules: '/rules',
  replies: '/replies',
  hours: '/hours',
  theme: '/theme',
  people: '/people',
  keys: '/api-keys',
  audit: '/audit',
  games: '/games',
};

let server: SupportServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  page = await openDesk(browser, server.url);
  await importReport(server.url, page, 'The lantern went out');
  await server.addGame({ id: 'deep-mine', name: 'Deep Mine' });
  const author = await openHelpAuthor(server);
  for (const [language, title] of [['en', 'Purchases arrive late'], ['zh-Hans', '购买的物品到账较慢']] as const) {
    const content = { id: 'outage', kind: 'problem' as const, title, text: 'We are on it.', audience: { builds: '>=1.4 <2' } };
    await author.save(language, 'outage', { kind: 'announcement', content });
  }
  if (ROOT) mkdirSync(`${ROOT}/desk`, { recursive: true });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

async function wrong(name: string): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<AxeResults> } };
    const { passes, violations } = await axe.run();
    if (passes.length < 5) return ['nothing was looked at'];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
  });
  if (ROOT) await page.screenshot({ path: `${ROOT}/desk/${name}.jpg`, type: 'jpeg', quality: 70 });
  return found.map((problem) => `${name}: ${problem}`);
}

test.each(LOOKS)('every screen of the console in %s and %s', async (look, language) => {
  const problems: string[] = [];
  await page.evaluate(
    ([look, language]) => {
      localStorage.setItem('savepoint.desk/theme', look);
      localStorage.setItem('savepoint.desk/language', language);
    },
    [look, language] as const,
  );
  for (const [name, hash] of Object.entries(PLACES)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${server.url}/console/#${hash}`);
    // Only a new page takes up the look and the language.
    if (name === 'case') await page.reload();
    await page.waitForLoadState('networkidle');
    if (name === 'case') await page.locator('[data-case-id]').first().click();
    await page.locator(name === 'case' ? '.message' : '.settings-page h1 ~ *').first().waitFor();
    await page.locator('.settings-page .quiet[role=status]').first().waitFor({ state: 'detached' });
    // The widget beside its editor is loaded in its own time.
    if (['form', 'theme', 'announcement', 'article', 'menu'].includes(name)) await page.frameLocator('.preview-frame').locator('dialog h1').waitFor();
    problems.push(...(await wrong(`${name}-${look}-${language}`)));
    await page.setViewportSize({ width: 320, height: 640 });
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (tooWide > 0) problems.push(`${name} is ${tooWide} px wider than a phone`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.menu-button').click();
  problems.push(...(await wrong(`account-menu-${look}-${language}`)));
  await page.locator('.menu-item').first().click();
  problems.push(...(await wrong(`account-${look}-${language}`)));
  expect(problems).toEqual([]);
}, 120_000);

test('the ways in', async () => {
  const problems: string[] = [];
  for (const [look, language] of LOOKS) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: language === 'en' ? 'en-GB' : 'zh-CN',
      colorScheme: look,
    });
    page = await context.newPage();
    await page.goto(`${server.url}/console/`);
    await page.locator('input[type=email]').fill(STAFF.email);
    // The system's own language, without a choice.
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    problems.push(...(await wrong(`sign-in-${look}-${language}`)));
    await page.goto(`${server.url}/console/#/invitation/none`);
    await page.locator('input[name=name]').waitFor();
    problems.push(...(await wrong(`invitation-${look}-${language}`)));
    await context.close();
  }
  expect(problems).toEqual([]);
}, 60_000);
