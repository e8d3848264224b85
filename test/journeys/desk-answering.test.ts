import { source, type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let browser: Browser;
let desk: Page;
let player: TestPlayer;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  player = await register(server.url, GAME.id);
  desk = await openDesk(browser, server.url, { viewport: { width: 1366, height: 768 } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => desk.keyboard.press(key)), Promise.resolve());

/** A new case, open on the desk. */
async function openNew(text: string): Promise<string> {
  const opening = openingCase({ topic: 'bug', text, context: { game: { id: GAME.id, build: '1.4.2' } } });
  await player.sync([opening]);
  await desk.goto(`${server.url}/console/#/cases/${opening.caseId}`);
  await desk.getByRole('heading', { name: text }).waitFor();
  await desk.getByRole('textbox', { name: 'Reply' }).waitFor();
  return opening.caseId;
}

async function violations(page = desk): Promise<string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
  });
}

test('a case is filed by the keyboard alone, and its conversation says by whom and why', async () => {
  await openNew('The lamp never lights');
  await press('p');
  const dialog = desk.getByRole('dialog', { name: 'File the case' });
  await dialog.getByRole('combobox', { name: 'Owner' }).selectOption({ label: `${STAFF.name} (Me)` });
  await dialog.getByRole('combobox', { name: 'Priority' }).selectOption('Urgent');
  await dialog.getByRole('textbox', { name: 'Add a tag…' }).fill('boss-3');
  await dialog.getByRole('textbox', { name: 'Reason (optional)' }).fill('Third report today');
  expect(await violations()).toEqual([]);
  await press('Enter');
  const line = desk.locator('.edit-line');
  await line.waitFor();
  expect(await line.locator('p').textContent()).toBe(
    `${STAFF.name} gave the case to ${STAFF.name} · set the priority to Urgent · added boss-3Third report today`,
  );
  await desk.getByRole('button', { name: /File the case/ }).getByText('Urgent').waitFor();
});

test('the player card says what is new since the last case, and bans and unbans', async () => {
  await player.sync([openingCase({ topic: 'bug', text: 'An older one', context: { game: { id: GAME.id, build: '1.4.1' } } })]);
  await openNew('The gate is shut');
  const card = desk.getByRole('region', { name: 'Player', exact: true });
  await card.getByText('Changed since case').waitFor();
  expect(await card.locator('.player-card-changed li').allTextContents()).toEqual(['Build: 1.4.1 → 1.4.2']);
  await card.getByRole('button', { name: 'Ban…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Ban for' }).selectOption('ever');
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
  await card.getByRole('note').getByText('Banned for good').waitFor();
  await card.getByRole('button', { name: 'Ban…' }).click();
  await dialog.getByRole('button', { name: 'End the ban' }).click();
  await card.getByRole('note').waitFor({ state: 'detached' });
  expect(await violations()).toEqual([]);
});
