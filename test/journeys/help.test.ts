import { sql } from 'kysely';
import type { HelpPicture, HelpPiece } from '@savepoint/protocol';
import { source, type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { openHelpAuthor, type HelpAuthor } from '../stage/help-author.ts';
import { focusedIn, until } from '../stage/panel-focus.ts';

const stage = stageGame();
let author: HelpAuthor;

beforeAll(async () => {
  author = await openHelpAuthor(stage.server);
  const picture = await author.picture(await drawPicture(stage.browser));
  await author.save('en', 'black-screen', articleWith({ ...picture, alt: 'The settings of the graphics' }));
  await author.save('en', 'outage', OUTAGE);
  await author.publish();
});

const OUTAGE: HelpPiece = {
  kind: 'announcement',
  content: { id: 'outage', kind: 'problem', title: 'Purchases arrive late', text: 'We are on it.' },
};

function articleWith(picture: HelpPicture): HelpPiece {
  return {
    kind: 'article',
    content: {
      id: 'black-screen',
      section: 'account',
      position: 9,
      title: 'The game starts with a black screen',
      keywords: ['dark', 'nothing shows'],
      body: [
        { type: 'paragraph', text: ['Your graphics driver is ', { text: 'too old', strong: true }, '.'] },
        { type: 'picture', picture },
        { type: 'steps', items: [{ text: ['Update the driver.'] }, { text: ['Start the game again.'] }] },
        { type: 'table', head: [['Card'], ['Driver']], rows: [[['North'], ['551.2']], [['South'], ['24.1']]] },
        { type: 'note', tone: 'warning', text: ['Save first. ', { text: 'Restore now', link: { to: 'action', name: 'restore' } }] },
        {
          type: 'paragraph',
          text: [{ text: 'Driver page', link: { to: 'page', url: 'https://drivers.example/' } }, ' or ', { text: 'tell us', link: { to: 'form', topic: 'bug' } }],
        },
      ],
    },
  };
}

async function drawPicture(browser: Browser): Promise<Uint8Array<ArrayBuffer>> {
  const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
  await page.setContent('<body style="margin:0;background:linear-gradient(45deg,teal,gold)">');
  const bytes = await page.screenshot();
  await page.close();
  return new Uint8Array(bytes);
}

const shelf = (page: Page) => page.locator('.shelf button');
const cut = (page: Page) => page.route(/\/(v1|content)\//, (route) => route.abort());
const mend = (page: Page) => page.unroute(/\/(v1|content)\//);

/** A player who has opened the panel once with a network, until all of the help is on the device. */
async function visitor(language = 'en') {
  const page = await stage.enter();
  await page.evaluate((language) => void (document.documentElement.lang = language), language);
  await openPanel(page);
  await shelf(page).first().waitFor();
  await expect.poll(() => kept(page)).toContain('b/');
  return page;
}

/** The keys of what is kept of the help. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name!).filter((name) => name.startsWith('savepoint-help/'));
    const keys = await Promise.all(
      names.map(
        (name) =>
          new Promise<string>((resolve) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => {
              const db = opening.result;
              const store = db.objectStoreNames[0];
              if (!store) return resolve('');
              const asking = db.transaction(store).objectStore(store).getAllKeys();
              asking.onsuccess = () => {
                db.close();
                resolve(asking.result.join(' '));
              };
            };
          }),
      ),
    );
    return keys.join(' ');
  });

async function violations(page: Page): Promise<string[]> {
  await page.waitForTimeout(350);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(at: Element): Promise<AxeResults> } };
    const found = await axe.run(document.querySelector('savepoint-widget')!);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
  });
}

const votes = async () =>
  (await sql<{ helpful: boolean }>`SELECT helpful FROM article_vote WHERE article_id = 'black-screen'`.execute(stage.server.db)).rows;

test('reads, searches and votes with the network cut after one visit; the vote arrives once', async () => {
  const page = await visitor();
  await cut(page);
  await page.reload();
  await openPanel(page);
  await shelf(page).filter({ hasText: 'Purchases arrive late' }).click();
  await page.getByText('We are on it.').waitFor();
  await page.getByRole('button', { name: en.back }).click();

  await page.getByRole('searchbox').fill('scren blak');
  const first = page.locator('.list button').first();
  await expect.poll(() => first.textContent()).toContain('black screen');
  await expect.poll(() => first.locator('mark').allTextContents()).toEqual(['black', 'screen']);
  await first.click();
  const picture = page.locator('.article img');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(320);
  await expect.poll(() => picture.getAttribute('alt')).toBe('The settings of the graphics');
  await expect.poll(() => page.locator('.article a').getAttribute('rel')).toContain('noopener');

  await page.getByRole('button', { name: en.forms.no, exact: true }).click();
  await page.getByRole('button', { name: en.forms.yes, exact: true }).click();
  expect(await votes()).toEqual([]);
  await mend(page);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(votes).toEqual([{ helpful: true }]);
  await page.getByRole('button', { name: en.back }).click();
  // What was searched for is there again.
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('scren blak');
  await page.context().close();
});

test('goes down the guided menu to a form, and tells the game what only it can do', async () => {
  const page = await visitor();
  await page.evaluate(() => {
    window.savepoint!.on('action', ({ name }) => (document.title = `did ${name}`));
  });
  await shelf(page).filter({ hasText: en.help.guide }).click();
  await page.getByRole('button', { name: 'Something about a purchase' }).click();
  await page.getByRole('button', { name: 'Ask about a payment' }).click();
  await page.getByRole('heading', { name: en.topics.payment }).waitFor();
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: en.back }).click();
  await shelf(page).filter({ hasText: 'Account and progress' }).click();
  await page.getByRole('button', { name: 'black screen' }).click();
  await page.getByRole('button', { name: 'Restore now' }).click();
  await expect.poll(() => page.title()).toBe('did restore');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
  await page.context().close();
});

test('finds articles in Chinese', async () => {
  const page = await visitor('zh-Hans');
  await page.getByRole('searchbox').fill('充值没到账');
  await page.locator('mark').first().waitFor();
  await expect.poll(() => page.locator('.list button').first().textContent()).toContain('付款后没有收到物品');
  await page.context().close();
});

test('offers articles while a report is written, takes no focus, and counts what solved it', async () => {
  const page = await visitor();
  await page.getByRole('button', { name: en.topics.bug }).click();
  const field = page.getByLabel(en.yourReport);
  await field.pressSequentially('since the update there is only a black screen when it starts');
  const offer = page.locator('.suggestions button').first();
  await offer.waitFor();
  await expect.poll(() => focusedIn(page)).toContain('textarea');
  await offer.click();
  await page.getByRole('heading', { name: 'black screen' }).waitFor();
  await page.getByRole('button', { name: en.back }).click();
  await expect.poll(() => field.inputValue()).toContain('black screen');
  await page.locator('.suggestions button').first().click();
  await page.getByRole('button', { name: en.help.solved }).click();
  await page.getByRole('heading', { name: en.hello }).waitFor();
  const solved = async () => (await sql`SELECT 1 FROM article_solved WHERE article_id = 'black-screen'`.execute(stage.server.db)).rows.length;
  await expect.poll(solved).toBe(1);
  await page.getByRole('button', { name: en.topics.bug }).click();
  await expect.poll(() => page.getByLabel(en.yourReport).inputValue()).toBe('');
  await page.context().close();
});

test('reads an article by keys alone, and comes back to where it left', async () => {
  const page = await visitor();
  const press = (key: string) => () => page.keyboard.press(key);
  await until(page, 'Account and progress', press('Tab'));
  await page.keyboard.press('Enter');
  await until(page, 'black screen', press('ArrowDown'));
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn(page)).toContain('h1 The game starts with a black screen');
  await until(page, en.forms.yes, press('Tab'));
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain('black screen');
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedIn(page)).toContain('Account and progress');
  await page.context().close();
});

/** How far the first words of a row are from its middle, pixels. */
function offMiddle(row: Element): number {
  const words = document.createRange();
  words.selectNodeContents(row.querySelector('.grow span')!.firstChild!);
  const [of, at] = [row, words].map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2);
  return Math.abs(of! - at!);
}

test('nothing moves when help appears, or whether somebody is there, and axe finds nothing on its screens', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await stage.enter({ colorScheme });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/content\/|\/v1\/chat\//, async (route) => {
      await held;
      await route.continue();
    });
    await openPanel(page);
    const topic = page.getByRole('button', { name: en.topics.bug });
    await topic.waitFor();
    await page.waitForTimeout(300);
    const before = await topic.boundingBox();
    // As long as nothing stands below it, as without a line, the row's title stands in its middle.
    expect(await page.locator('.chat-row').evaluate(offMiddle)).toBeLessThan(1);
    release();
    await shelf(page).first().waitFor();
    await page.getByText(en.chat.now).or(page.getByText(en.chat.closed)).waitFor();
    expect(await topic.boundingBox()).toEqual(before);
    const clean = async (screen: string) => expect([screen, await violations(page)]).toEqual([screen, []]);
    await clean('home with help');
    await page.getByRole('searchbox').fill('black');
    await page.locator('mark').first().waitFor();
    await clean('results');
    await page.locator('.list button').first().click();
    await page.locator('.article img[src]').waitFor();
    await clean('article');
    await page.context().close();
  }
});
