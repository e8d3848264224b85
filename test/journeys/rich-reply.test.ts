import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { deskViolationsIn, violationsIn } from '../stage/axe.ts';
import { openDesk } from '../stage/desk.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { GAME } from '../stage/support-server.ts';

/** A poll of the game for news, on a machine that is busy. */
const PATIENCE = { timeout: 30_000 };
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const stage = stageGame();
let desk: Page;
let game: Page;
let caseId: string;

beforeAll(async () => {
  game = await stage.enter();
  caseId = await game.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'bug', text: 'Where is the lever?' });
    return receipt.ok ? receipt.caseId : receipt.code;
  });
  desk = await openDesk(stage.browser, stage.server.url, { viewport: { width: 1366, height: 768 } });
  await desk.goto(`${stage.server.url}/console/#/cases/${caseId}`);
}, 60_000);
const field = () => desk.getByRole('textbox', { name: 'Reply' });
const sent = (text: string) => desk.locator('.message-staff[data-state=sent], .message-staff[data-state=read]', { hasText: text });

/** Files that come with an event of the field, as from the clipboard or from another window. */
const give = (target: Locator, kind: 'paste' | 'drop', name: string) =>
  target.evaluate(
    (element, { kind, name, base64 }) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: 'image/png' }));
      const more = { bubbles: true, cancelable: true };
      const event = kind === 'paste' ? new ClipboardEvent('paste', { ...more, clipboardData: data }) : new DragEvent('drop', { ...more, dataTransfer: data });
      element.dispatchEvent(event);
    },
    { kind, name, base64: PIXEL.toString('base64') },
  );

test('pictures are pasted, dropped and chosen, outlive a reload, and the player sees them, also offline', async () => {
  await field().waitFor();
  const files = desk.getByRole('list', { name: 'Files of the reply' });
  await give(field(), 'paste', 'lever.png');
  await files.getByText('lever.png').waitFor();
  await files.getByRole('button', { name: 'Remove lever.png' }).click();
  await files.waitFor({ state: 'detached' });
  await give(field(), 'drop', 'where.png');
  await files.getByRole('button', { name: 'Remove where.png' }).waitFor();
  await desk.locator('.reply input[type=file]').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('left, then up') });
  await desk.locator('.reply input[type=file]').setInputFiles({ name: 'evil.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>x') });
  await expect.poll(() => files.getByRole('listitem').count()).toBe(3);
  await desk.getByText('Say something with the files.').waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await desk.waitForTimeout(700);
  await desk.reload();
  await files.getByText('where.png').waitFor();
  const glimpse = () => files.locator('img').evaluate((picture) => (picture as HTMLImageElement).naturalWidth);
  await expect.poll(glimpse).toBeGreaterThan(0);
  await field().fill('It is behind the door.');
  for (const name of ['notes.txt', 'evil.html']) await files.getByRole('button', { name: `Remove ${name}` }).click();
  await expect.poll(() => files.getByRole('listitem').count()).toBe(1);
  await field().press('Control+Enter');
  await sent('It is behind the door.').locator('img[alt="where.png"]').waitFor();
  await files.waitFor({ state: 'detached' });

  await openPanel(game, { caseId });
  const attached = game.getByRole('button', { name: 'where.png', exact: true });
  await attached.click(PATIENCE);
  await game.locator('.opened canvas').waitFor();
  await attached.click();
  await game.context().setOffline(true);
  await attached.click();
  await game.locator('.opened canvas').waitFor();
  await game.context().setOffline(false);
  await game.getByRole('button', { name: en.close }).click();
});

test('marks are set by keys, an article is picked, and the player sees bold words, lists, links and opens the article', async () => {
  await field().fill('Press both');
  await field().evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(6, 10));
  await field().press('Control+b');
  await expect.poll(() => field().inputValue()).toBe('Press **both**');
  await field().fill('Press **both** *levers*:\n- left\n- [right](https://example.com/right)\n\nMore, <b>now</b>: ');
  await field().press('Escape');
  await desk.keyboard.press('h');
  const articles = desk.getByRole('combobox', { name: 'Find an article by its words' });
  await articles.fill('only looks LOST');
  await desk.getByRole('option', { name: 'My progress is gone' }).waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await articles.press('Enter');
  await expect.poll(() => field().inputValue()).toMatch(/: \[My progress is gone\]\(savepoint:article\/lost-progress\)$/);
  await desk.getByRole('button', { name: 'Preview of the reply' }).click();
  const preview = desk.getByRole('region', { name: 'Preview of the reply' });
  await preview.locator('strong').getByText('both').waitFor();
  expect(await deskViolationsIn(desk)).toEqual([]);
  await field().press('Control+Enter');
  const answer = sent('Press both levers');
  await answer.locator('li').getByText('left').waitFor();
  expect(await answer.locator('b').count()).toBe(0);
  await expect.poll(() => answer.getByRole('link', { name: 'My progress is gone' }).getAttribute('href')).toBe(`#/help/${GAME.id}/en/article/lost-progress`);
  await expect.poll(() => desk.locator('[data-case-id] mark, [data-case-id]').first().innerText()).not.toContain('**');

  await openPanel(game, { caseId });
  const bubble = game.locator('.bubble', { hasText: 'Press both' });
  await bubble.locator('strong').getByText('both').waitFor(PATIENCE);
  await bubble.locator('em').getByText('levers').waitFor();
  await expect.poll(() => bubble.locator('li').allInnerTexts()).toEqual(['left', 'right']);
  await expect.poll(() => bubble.getByRole('link', { name: 'right' }).getAttribute('href')).toBe('https://example.com/right');
  await expect.poll(() => bubble.innerText()).toContain('<b>now</b>');
  expect(await violationsIn(game)).toEqual([]);
  await bubble.getByRole('button', { name: 'My progress is gone' }).click();
  await game.locator('dialog article').waitFor();
  await game.getByRole('button', { name: en.back }).click();
  await bubble.waitFor();
});
