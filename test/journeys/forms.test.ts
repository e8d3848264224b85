import type { FormDefinition } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/i18n/en.ts';
import { plugPad, type Hands } from '../doubles/fake-pad.ts';
import { violationsIn } from '../stage/axe.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { until } from '../stage/panel-focus.ts';
import { publishForm } from '../stage/staff-forms.ts';

const stage = stageGame();

const say = (en: string) => ({ en });
const option = (id: string, tag = false) => ({ id, label: say(id), tag });

/** One field of each type, some of them shown only for an answer. */
const WHOLE: FormDefinition = {
  id: 'bug',
  topic: 'bug',
  fields: [
    { id: 'level', type: 'text', label: say('Level'), help: say('As the map shows it'), required: true, maxLength: 20 },
    { id: 'kind', type: 'choice', label: say('Kind'), required: true, options: [option('crash', true), option('stuck', true)] },
    { id: 'seen', type: 'choices', label: say('Seen'), options: [option('smoke'), option('fire')] },
    { id: 'again', type: 'yes_no', label: say('Again'), shownIf: { field: 'kind', equals: 'crash' } },
    { id: 'steps', type: 'long_text', label: say('Steps'), shownIf: { field: 'again', equals: true } },
    { id: 'times', type: 'number', label: say('Times'), min: 1, max: 9 },
    { id: 'day', type: 'date', label: say('Day') },
    { id: 'player', type: 'player_id', label: say('Player'), pattern: '[A-Z]{2}-\\d{3}' },
    { id: 'order', type: 'transaction_id', label: say('Order') },
    { id: 'proof', type: 'picture', label: say('Proof'), max: 2 },
  ],
};

beforeAll(async () => {
  await publishForm(stage.server, WHOLE);
});
const key = (page: Page, name: string) => () => page.keyboard.press(name);
const tab = (page: Page) => key(page, 'Tab');
const formIsHere = (page: Page) => page.getByLabel('Level').waitFor();
const newestCase = () => stage.server.db.selectFrom('cases').select(['id', 'answers', 'tags']).orderBy('number', 'desc').executeTakeFirst();

test('every type of field by keyboard alone, without a network after one visit, arrives when it is back', async () => {
  const page = await stage.enter();
  await page.evaluate(() => window.savepoint!.identify({ id: 'AB-123', name: 'Kim' }));
  await openPanel(page, { topic: 'bug' });
  await formIsHere(page);
  await page.context().setOffline(true);

  await until(page, en.yourReport, tab(page));
  await page.keyboard.type('The bridge is gone');
  await page.keyboard.press('Control+Enter');
  // Two answers are missing: the list of them has the focus, and leads to each.
  await page.getByText(en.forms.check).waitFor();
  await until(page, 'button Level', tab(page));
  await page.keyboard.press('Enter');
  await until(page, 'input Level', async () => {});
  await page.keyboard.type('Docks 4');
  await until(page, 'input crash', tab(page));
  await page.keyboard.press('Space');
  await until(page, 'input smoke', tab(page));
  await page.keyboard.press('Space');
  await until(page, 'input fire', tab(page));
  await page.keyboard.press('Space');
  await until(page, `input ${en.forms.yes}`, tab(page));
  await page.keyboard.press('Space');
  await until(page, 'textarea Steps', tab(page));
  await page.keyboard.type('Run over it');
  await until(page, 'input Times', tab(page));
  await page.keyboard.type('12');
  await until(page, 'input Day', tab(page));
  await until(page, 'button Yesterday', tab(page));
  await page.keyboard.press('Enter');
  await until(page, `button ${en.forms.mine}`, tab(page));
  await page.keyboard.press('Enter');
  await until(page, 'input Order', tab(page));
  await page.keyboard.type('GPA 7');
  await page.locator('[data-field=proof] input[type=file]').setInputFiles(pngNamed('proof.png'));

  await page.keyboard.press('Control+Enter');
  await page.locator('.main[data-submit]').click();
  await page.getByText(en.forms.most(9)).first().waitFor();
  await page.getByLabel('Times').fill('3');
  await page.locator('.main[data-submit]').click();
  await page.locator('.message[data-status=saved]').waitFor();
  await page.context().setOffline(false);
  await page.locator('.message[data-status=sent]').waitFor({ timeout: 60_000 });

  const kept = await newestCase();
  const yesterday = await page.evaluate(() => new Date(Date.now() - 86_400_000).toLocaleDateString('sv'));
  expect(kept?.answers).toEqual({
    form: { id: 'bug', version: 2 },
    checked: true,
    answers: {
      level: 'Docks 4', kind: 'crash', seen: ['smoke', 'fire'], again: true, steps: 'Run over it', times: 3,
      day: yesterday, player: 'AB-123', order: 'GPA 7', proof: [expect.any(Number)],
    },
  });
  expect(kept?.tags).toContain('kind:crash');
  const { attachments } = await page.evaluate((id) => window.savepoint!.cases.value.find((one) => one.id === id)!.messages[0]!, kept!.id);
  expect(attachments[(kept!.answers!.answers.proof as number[])[0]!]?.name).toBe('proof.png');
  // The player sees what was answered, by its labels.
  await page.getByText(en.forms.answers).click();
  await page.locator('.given', { hasText: 'crash' }).getByText('Docks 4').waitFor();
  await page.context().close();
});

/** One grey pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const pngNamed = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') });

/** What is kept of the report that is being written. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const kept = (await (await (await window.savepoint!.features())!.ownCases()).readDraft())!;
    const files = [...(kept.files?.report ?? []), ...Object.values(kept.files?.fields ?? {}).flat()];
    return { text: kept.draft?.text, answers: kept.draft?.answers.bug, files: files.map(({ name }) => name) };
  });

test('two tabs that are written in by turns lose no word', async () => {
  const one = await stage.enter();
  const two = await one.context().newPage();
  await two.goto(one.url());
  /** As when a tab takes the place of the other: a browser without a screen holds each for the one that is looked at. */
  const turnTo = async (to: Page, from: Page) => {
    await from.evaluate(() => void dispatchEvent(new Event('blur')));
    await to.evaluate(() => void dispatchEvent(new Event('focus')));
  };
  const begin = async (page: Page) => {
    await page.waitForFunction(() => 'savepoint' in window);
    await page.evaluate(() => window.savepoint!.open({ topic: 'bug' }));
    await field(page).waitFor();
  };
  const field = (page: Page) => page.getByLabel('Your report');
  await begin(one);
  await field(one).fill('It broke');
  await turnTo(two, one);
  await begin(two);
  await expect.poll(() => field(two).inputValue()).toBe('It broke');
  await field(two).fill('It broke when I jumped');
  await turnTo(one, two);
  await expect.poll(() => field(one).inputValue()).toBe('It broke when I jumped');
  await field(one).fill('It broke when I jumped twice');
  await turnTo(two, one);
  await expect.poll(() => field(two).inputValue()).toBe('It broke when I jumped twice');
  await one.context().close();
});

test('what is being written outlives a killed tab, and does not come back once it is sent', async () => {
  const page = await stage.enter();
  const context = page.context();
  await openPanel(page, { topic: 'bug' });
  await formIsHere(page);
  await page.getByLabel(en.yourReport).pressSequentially('Half a sentence', { delay: 100 });
  // Also of who types on without a pause.
  expect((await onDevice(page)).text).toMatch(/^Half/);
  await page.getByLabel('Level').fill('Docks');
  await page.getByLabel('stuck').check();
  const kept = { text: 'Half a sentence', answers: { level: 'Docks', kind: 'stuck' } };
  await expect.poll(() => onDevice(page)).toEqual({ ...kept, files: [] });
  // A file alone, after the words are kept, is kept too.
  await page.locator('.form > input[type=file], input[type=file][accept*=log]').first().setInputFiles(pngNamed('hole.png'));
  await page.locator('[data-field=proof] input[type=file]').setInputFiles(pngNamed('proof.png'));
  await expect.poll(() => onDevice(page)).toEqual({ ...kept, files: ['hole.png', 'proof.png'] });
  const crash = await context.newCDPSession(page);
  crash.send('Page.crash').catch(() => {});
  await page.waitForEvent('crash');
  await page.close();

  const next = await context.newPage();
  await next.goto(stage.site.url);
  await openPanel(next, { topic: 'bug' });
  await expect.poll(() => next.getByLabel(en.yourReport).inputValue()).toBe('Half a sentence');
  await formIsHere(next);
  expect([await next.getByLabel('Level').inputValue(), await next.getByLabel('stuck').isChecked()]).toEqual(['Docks', true]);
  await expect.poll(() => next.locator('.file .clip').allInnerTexts()).toEqual(expect.arrayContaining(['hole.png', 'proof.png']));
  await next.locator('.main[data-submit]').click();
  await next.locator('.message').waitFor();
  await next.reload();
  await openPanel(next, { topic: 'bug' });
  await formIsHere(next);
  await next.waitForTimeout(300);
  expect([await next.getByLabel(en.yourReport).inputValue(), await next.getByLabel('Level').inputValue()]).toEqual(['', '']);
  await expect.poll(() => next.locator('.file .clip').allInnerTexts()).not.toContain('hole.png');
  await context.close();
});

test('a form is filled in by a pad alone, and has nothing that axe objects to', async () => {
  let pad: Hands;
  const page = await stage.enter({}, async (page) => (pad = await plugPad(page)));
  await openPanel(page, { topic: 'bug' });
  await formIsHere(page);
  expect(await violationsIn(page)).toEqual([]);
  await expect.poll(() => pad!.reads()).toBeGreaterThan(2);
  const walk = (name: string) => until(page, name, () => pad!.press('down'));
  await walk('input stuck');
  await pad!.press('A');
  await walk('button Today');
  await until(page, 'input Day', () => pad!.press('left'));
  await pad!.press('right', 'left');
  const yesterday = await page.evaluate(() => new Date(Date.now() - 86_400_000).toLocaleDateString('sv'));
  expect([await page.getByLabel('stuck').isChecked(), await page.getByLabel('Day').inputValue()]).toEqual([true, yesterday]);
  await page.context().close();
});
