import { pluralIn } from '@savepoint/protocol';
import type { SupportWidget, WidgetOptions } from '@savepoint/widget';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en, type Messages } from '../../packages/widget/src/i18n/en.ts';
import { LANGUAGES } from '../../packages/widget/src/i18n/languages.ts';
import { launchBrowser } from '../stage/browser.ts';
import { enterGame, openPanel } from '../stage/game-page.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

declare global {
  interface Window {
    /** What the script tag leaves beside it. */
    readonly Savepoint: { createSupport(options: Partial<WidgetOptions>): SupportWidget };
  }
}

/** A player who reads a language by what the browser says; the page says nothing, or what is in its path. */
let server: SupportServer;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  const page = (lang: string, attributes = `data-game="${GAME.id}"`) =>
    `<!doctype html><html ${lang}><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>game</title>
      <script src="${server.url}/savepoint.js" ${attributes}></script><body>`;
  site = await openSite('.', {
    '/index.html': page(''),
    '/japanese.html': page('lang="ja"'),
    '/swahili.html': page('lang="sw"'),
    '/attribute.html': page('lang="ja"', `data-game="${GAME.id}" data-language="ko-KR"`),
    '/own.html': page('', ''),
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

const wordsIn = async (tag: string): Promise<Messages> =>
  tag === 'en' ? en : (await LANGUAGES[tag]!()).words(pluralIn(tag));

const enter = (locale: string, path = '/', options: BrowserContextOptions = {}) =>
  enterGame(browser, { ...site, url: site.url + path }, { locale, ...options });

const heading = (page: Page) => page.locator('dialog h1').textContent();
const langOf = (page: Page) => page.locator('dialog').evaluate(({ lang, dir }: HTMLElement) => `${lang} ${dir}`);

test.each(['en', ...Object.keys(LANGUAGES)])('a player whose browser says %s reads it', async (tag) => {
  const words = await wordsIn(tag);
  const page = await enter(tag);
  await openPanel(page);
  await expect.poll(() => heading(page)).toBe(words.hello);
  await expect.poll(() => langOf(page)).toBe(`${tag} ${tag === 'ar' ? 'rtl' : 'ltr'}`);
  await page.getByRole('button', { name: words.topics.ban_appeal }).click();
  await page.getByText(words.prompts.ban_appeal, { exact: true }).waitFor();
  await page.evaluate(() => window.savepoint!.close());
  await page.getByRole('button', { name: words.boot.support, exact: true }).waitFor();
  await page.context().close();
});

test.each([
  ['the page says a language of ours', '/japanese.html', 'de', 'ja'],
  ['the page says one that is not', '/swahili.html', 'de', 'de'],
  ['the script tag says one', '/attribute.html', 'de', 'ko'],
  ['a player is from Taiwan', '/', 'zh-TW', 'zh-Hant'],
  ['no language of the player is ours', '/', 'nb-NO', 'en'],
])('%s', async (_case, path, locale, tag) => {
  const page = await enter(locale, path);
  await openPanel(page);
  await expect.poll(() => heading(page)).toBe((await wordsIn(tag)).hello);
  await page.context().close();
});

test('a language that cannot be loaded keeps nobody waiting, and comes later without losing a word', async () => {
  const { prompts, send } = await wordsIn('de');
  const page = await enter('de');
  await page.route('**/lang-*.js', (route) => route.abort());
  await openPanel(page, { topic: 'bug' });
  const field = page.getByLabel(en.yourReport);
  await field.fill('The lantern is out');
  await expect.poll(() => langOf(page)).toBe('en ltr');

  await page.unroute('**/lang-*.js');
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.getByText(prompts.bug, { exact: true }).waitFor();
  await page.getByRole('button', { name: send, exact: true }).waitFor();
  await expect.poll(() => page.locator('dialog textarea').inputValue()).toBe('The lantern is out');
  await expect.poll(() => page.locator('dialog textarea').evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.context().close();
});

test('a slow language is not waited for', async () => {
  const page = await enter('fr');
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/lang-*.js', (route) => held.then(() => route.continue()));
  await openPanel(page);
  await expect.poll(() => heading(page)).toBe(en.hello);
  letGo();
  await page.getByRole('heading', { name: (await wordsIn('fr')).hello }).waitFor();
  await page.context().close();
});

test('a studio changes words, brings a language, and changes it while the game runs', async () => {
  const page = await enter('en', '/own.html');
  await page.evaluate((game) => {
    const messages = {
      de: { hello: 'Na, was klemmt?' },
      he: () => Promise.resolve({ hello: 'איך אפשר לעזור?', caseNumber: 'פנייה {0}' }),
      th: () => Promise.reject(new Error('not there')),
    };
    Object.assign(window, { spoken: 'de' });
    const savepoint = window.Savepoint.createSupport({ game, messages, language: () => Reflect.get(window, 'spoken') });
    Object.assign(window, { savepoint });
  }, GAME.id);
  const reopen = async (language: string) => {
    await page.evaluate((language) => {
      window.savepoint!.close();
      Object.assign(window, { spoken: language });
      window.savepoint!.open();
    }, language);
    await page.locator(`dialog[lang=${language}]`).waitFor();
  };

  await openPanel(page);
  await expect.poll(() => heading(page)).toBe('Na, was klemmt?');
  await page.getByText((await wordsIn('de')).topics.payment).waitFor();
  await reopen('he');
  expect([await heading(page), await langOf(page)]).toEqual(['איך אפשר לעזור?', 'he rtl']);
  // What the studio left out is in English.
  await page.getByText(en.topics.payment).waitFor();
  await reopen('en');
  await expect.poll(() => heading(page)).toBe(en.hello);
  // One that cannot be had leaves the last one.
  await page.evaluate(() => {
    window.savepoint!.close();
    Object.assign(window, { spoken: 'th' });
    window.savepoint!.open();
  });
  await page.getByRole('heading', { name: en.hello }).waitFor();
  await page.context().close();
});

test('from right to left the panel is mirrored and the launcher stays where the page has it', async () => {
  const words = await wordsIn('ar');
  const page = await enter('ar', '/', { viewport: { width: 1000, height: 700 } });
  const launcher = page.getByRole('button', { name: /^(Support|الدعم)$/ });
  const before = await launcher.boundingBox();
  await openPanel(page, { topic: 'other' });
  const box = async (name: string) => (await page.getByRole('button', { name, exact: true }).boundingBox())!;
  const [back, close] = [await box(words.back), await box(words.close)];
  expect(back.x).toBeGreaterThan(close.x);
  const turned = page.locator('dialog .icon-back').evaluate((element) => getComputedStyle(element).transform);
  expect(await turned).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  await page.evaluate(() => window.savepoint!.close());
  expect(await launcher.boundingBox()).toEqual(before);
  await page.context().close();
});
