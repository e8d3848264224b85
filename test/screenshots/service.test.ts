import { newId } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';
import { faultsOf, PHONE, TAGS } from './look-at.ts';

/** The screens of help, forms, conversations and endings, in every language and look. */
let server: SupportServer;
let site: Site;
let browser: Browser;
let page: Page;
let desk: Page;
let solved: string;
let closed: string;
let chat: string;

const open = (place: object = {}) => page.evaluate((place) => window.savepoint!.open(place), place);
const post = (path: string, body: unknown = {}) =>
  desk.evaluate(async ([path, body]) => (await fetch(path, { method: 'POST', body })).status, [path, JSON.stringify(body)] as const);

async function report(topic: 'bug' | 'payment', text: string): Promise<string> {
  const caseId = await page.evaluate(
    async ([topic, text]) => {
      const receipt = await window.savepoint!.report({ topic, text });
      return receipt.ok ? receipt.caseId : receipt.code;
    },
    [topic, text] as const,
  );
  await open({ caseId });
  await page.locator('.message[data-status=sent]').waitFor();
  return caseId;
}

const answer = (caseId: string, text: string) => post(`/staff/cases/${caseId}/messages`, { id: newId(), text });

beforeAll(async () => {
  server = await openSupportServer();
  site = await openSite('.', {
    '/index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <style>body { margin: 0; background: #2b4a63 }</style><script src="${server.url}/savepoint.js"></script><script>
        savepoint = Savepoint.createSupport({ game: '${GAME.id}', build: '1.4.2', language: () => window.spoken });
      </script>`,
  });
  browser = await launchBrowser();
  desk = await openDesk(browser, server.url);
  page = await (await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })).newPage();
  await page.goto(site.url);
  solved = await report('bug', 'The door to the cellar stays shut.');
  expect(await answer(solved, 'It opens again in 1.4.3.')).toBe(204);
  closed = await report('payment', 'I paid twice.');
  expect(await answer(closed, 'You have the second one back.')).toBe(204);
  expect(await post(`/staff/cases/${closed}/state`, { state: 'closed' })).toBe(204);
  await page.evaluate(() => window.savepoint!.close());
  await open();
  await page.locator('.chat-row').click();
  await page.locator('.door.open').waitFor();
  await page.locator('dialog textarea').fill('Is anybody there?');
  await page.locator('footer .main').click();
  await page.locator('.message').first().waitFor();
  await page.waitForFunction(() => window.savepoint!.cases.value.some(({ live }) => live === 'waiting'));
  chat = await page.evaluate(() => window.savepoint!.cases.value.find(({ live }) => live === 'waiting')!.id);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

async function speak(tag: string) {
  await page.evaluate((tag) => {
    Object.assign(window, { spoken: tag });
    window.savepoint!.close();
  }, tag);
  await open();
  await page.locator(`dialog[lang=${tag}] h1`).waitFor();
}
const press = (selector: string) => page.locator(`dialog ${selector}`).first().click();

test.each(TAGS)('help and forms in %s', async (tag) => {
  await speak(tag);
  // The articles come a moment after the words of the panel.
  const titles = () => page.locator('.shelf button').allInnerTexts();
  const english = 'Payments';
  await expect.poll(async () => (await titles()).length > 1 && (await titles()).includes(english) === (tag === 'en')).toBe(true);
  expect.soft(await faultsOf(page, `${tag}-help-home`)).toEqual({});
  await press('.shelf button:has(.icon-guide)');
  await page.locator('.list .row').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-menu`)).toEqual({});
  await press('button:has(.icon-back)');
  await press('.shelf button:has(.icon-book)');
  await page.locator('.list .row').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-section`)).toEqual({});
  await press('.list .row');
  await page.locator('.vote').waitFor();
  expect.soft(await faultsOf(page, `${tag}-article`)).toEqual({});
  await open({ topic: 'payment' });
  await page.locator('dialog [data-submit]').click();
  await page.locator('.wrong:not(:empty)').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-form`)).toEqual({});
  await page.evaluate(() => window.savepoint!.close());
});

test.each(TAGS)('a conversation that waits, and cases at their end, in %s', async (tag) => {
  await speak(tag);
  await open({ caseId: chat });
  await page.locator('.message').first().waitFor();
  expect.soft(await faultsOf(page, `${tag}-chat-waiting`)).toEqual({});
  await open({ caseId: solved });
  await page.locator('.ending .asks').waitFor();
  expect.soft(await faultsOf(page, `${tag}-solved`)).toEqual({});
  await open({ caseId: closed });
  await page.locator('.rating').waitFor();
  expect.soft(await faultsOf(page, `${tag}-rating`)).toEqual({});
  await page.evaluate(() => window.savepoint!.close());
});

test('a conversation that goes on, in each language', async () => {
  expect(await post(`/staff/chats/${chat}/accept`)).toBe(204);
  expect(await answer(chat, 'Yes! Which door is it?')).toBe(204);
  for (const tag of TAGS) {
    await speak(tag);
    await open({ caseId: chat });
    await page.locator('.message.staff').waitFor();
    expect.soft(await faultsOf(page, `${tag}-chat`)).toEqual({});
  }
  await page.evaluate(() => window.savepoint!.close());
}, 300_000);
