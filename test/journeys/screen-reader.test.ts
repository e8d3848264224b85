import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { violationsIn } from '../stage/axe.ts';
import { openDesk } from '../stage/desk.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { focusedIn } from '../stage/panel-focus.ts';
import { soaking } from '../stage/soak.ts';

const stage = stageGame();
let desk: Page;

beforeAll(async () => {
  desk = await openDesk(stage.browser, stage.server.url);
});

const ALL = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['ltr', 'rtl'] as const).map((dir) => ({ colorScheme, dir })),
);
/** Outside a soak each scheme and each direction once. */
const KINDS = soaking ? ALL : [ALL[0]!, ALL[3]!];

test.each(KINDS)('axe finds nothing on any screen, $colorScheme, $dir', async ({ colorScheme, dir }) => {
  const page = await stage.enter({ colorScheme });
  await page.evaluate((dir) => void (document.documentElement.dir = dir), dir);
  const clean = async (screen: string) => expect([screen, await violationsIn(page)]).toEqual([screen, []]);

  await clean('launcher');
  await openPanel(page);
  await clean('home');
  await page.getByRole('button', { name: en.topics.bug }).click();
  await page.getByRole('button', { name: en.send, exact: true }).click();
  await page.getByText(en.faults.empty_text).waitFor();
  await clean('report with a fault');
  await page.getByLabel(en.yourReport).fill(`Heard by a screen reader, ${colorScheme}, ${dir}`);
  await clean('report');
  await page.getByRole('button', { name: en.preview }).click();
  await clean('preview');
  await page.getByRole('button', { name: en.done }).click();
  await page.getByRole('button', { name: en.send, exact: true }).click();
  await page.locator('.message[data-status=sent]').waitFor();
  await clean('case');
  const { id } = await stage.server.db.selectFrom('cases').select('id').orderBy('number', 'desc').executeTakeFirstOrThrow();
  await desk.goto(`${stage.server.url}/console/#/cases/${id}`);
  await desk.getByLabel('Reply').fill('An answer');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.message.staff').waitFor({ timeout: 15_000 });
  await clean('answered case');
  await page.getByRole('button', { name: en.back, exact: true }).click();
  await clean('home with cases');
  await page.getByRole('button', { name: en.myCases }).click();
  await clean('cases');
  await page.context().close();
});

test('axe finds nothing wrong with the form that stands in when the panel cannot be loaded', async () => {
  const page = await stage.enter({}, (page) => page.route('**/panel-*', (route) => route.abort()));
  await page.getByRole('button', { name: en.title }).click();
  await page.locator('dialog.plain').waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await page.context().close();
});

test('axe would find a button without a name', async () => {
  const page = await stage.enter();
  await openPanel(page);
  await page.locator('dialog').evaluate((dialog) => dialog.append(document.createElement('button')));
  expect((await violationsIn(page)).join()).toContain('button-name');
  await page.context().close();
});

test('a screen says what it is: a dialog with a name and a language, and its title has the focus', async () => {
  const page = await stage.enter();
  await openPanel(page);
  const dialog = page.getByRole('dialog', { name: en.title });
  await expect.poll(() => dialog.getAttribute('lang')).toBe('en');
  await expect.poll(() => focusedIn(page)).toBe(`h1 ${en.hello}`);
  for (const topic of [en.topics.bug, en.topics.other]) {
    await page.getByRole('button', { name: topic }).click();
    await expect.poll(() => focusedIn(page)).toBe(`h1 ${topic}`);
    await expect.poll(() => dialog.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.keyboard.press('Escape');
  }
  await page.context().close();
});

/** Writes down what live regions come to say, the way a screen reader hears it: once for each change. */
function listenToRegions() {
  const said: string[] = [];
  Object.assign(globalThis, { __said: said });
  const root = document.querySelector('savepoint-widget')!.shadowRoot!;
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const at = target instanceof Element ? target : target.parentElement;
      const region = at?.closest('[role=status], [role=alert], [aria-live]');
      if (!region) continue;
      // A list that tells of additions tells the new item; the others tell all they hold.
      const text = region.hasAttribute('aria-relevant')
        ? [...addedNodes].filter((node) => node.nodeName === 'LI').map((node) => node.textContent).join()
        : region.textContent;
      if (text?.trim()) said.push(text.trim());
    }
  }).observe(root, { childList: true, characterData: true, subtree: true });
}

test('that a message was sent, a fault, and an answer are each said once', async () => {
  const page = await stage.enter();
  const said = () => page.evaluate(() => (globalThis as never as { __said: string[] }).__said);
  await openPanel(page, { topic: 'bug' });
  await page.evaluate(listenToRegions);
  await page.getByRole('button', { name: en.send, exact: true }).click();
  await expect.poll(said).toEqual([en.faults.empty_text]);
  await page.getByLabel(en.yourReport).fill('Say so');
  await page.getByRole('button', { name: en.send, exact: true }).click();
  await page.locator('.message[data-status=sent]').waitFor();
  await page.getByLabel(en.reply).fill('Once more');
  await page.getByRole('button', { name: en.sendMessage }).click();
  await expect.poll(() => page.locator('.message[data-status=sent]').count()).toBe(2);
  const all = await said();
  expect(all.filter((words) => words.startsWith('Once more'))).toHaveLength(1);
  expect(all.filter((words) => words === en.faults.empty_text)).toHaveLength(1);
  expect(all.filter((words) => words === en.status.sent).length).toBeGreaterThanOrEqual(1);
  await page.context().close();
});
