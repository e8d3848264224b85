import { newId, type CaseDetail } from '@savepoint/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, postJson, sendingMessage } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import {
  agentOf, enterEvil, EVIL, EVIL_CONTEXT, EVIL_FORM, evilFile, evilHandover, evilPieces, fillDesk, inviteEvil, LINK, PICTURE, WORSE, type EvilAgent,
} from '../stage/evil-words.ts';
import { enterGame, openGameSite, openPanel } from '../stage/game-page.ts';
import { openHelpAuthor } from '../stage/help-author.ts';
import { publishForm } from '../stage/staff-forms.ts';
import { GAME, openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';
import { textFields, watchTexts } from '../stage/text-fields.ts';

let server: SupportServer;
let browser: Browser;
let watched: ReturnType<typeof watchTexts>;
let evil: EvilAgent;
let caseId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  watched = watchTexts(EVIL);
  const { email, password } = STAFF;
  const owner = agentOf(server, await postJson(`${server.url}/staff/session`, { email, password }, { origin: server.url }));
  evil = await inviteEvil(server, owner);
  const version = await publishForm(server, EVIL_FORM);
  caseId = await fillCase(version);
  await fillHelp();
  await fillDesk(evil);
}, 60_000);
afterAll(async () => {
  watched?.end();
  await browser?.close();
  await server?.end();
});

/** A case in which player and staff have written in all that it has. */
async function fillCase(version: number): Promise<string> {
  const headers = await enterEvil(server, evil);
  const sync = async (...envelopes: object[]) => {
    const body = JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes });
    const answer = (await (await fetch(`${server.url}/v1/sync`, { method: 'POST', headers, body })).json()) as { results: { status: string }[] };
    expect(answer.results.map(({ status }) => status)).toEqual(envelopes.map(() => 'stored'));
  };
  const page = Buffer.from('<script>window.owned=5</script>');
  const file = evilFile(page);
  await fetch(`${server.url}/v1/files/${file.sha256}`, { method: 'PUT', headers, body: page });
  const answers = { level: EVIL, kind: 'a', name: EVIL };
  const opened = openingCase({
    topic: 'bug', text: `${WORSE} ${LINK}`, attachments: [file], form: { id: 'bug', version }, answers, context: EVIL_CONTEXT,
  });
  const at = `/staff/cases/${opened.caseId}`;
  await sync(opened, sendingMessage(opened.caseId, WORSE));
  const file2 = await evil.keep('<script>window.owned=6</script>');
  const people = await evil.ask<{ staff: { id: string } }>('GET', '/staff/session');
  await evil.ask('POST', `${at}/notes`, { id: newId(), text: WORSE, mentions: [people.staff.id] });
  await evil.ask('POST', `${at}/messages`, { id: newId(), text: WORSE, attachments: [file2] });
  await evil.ask('POST', `${at}/messages`, { id: newId(), text: WORSE, holdMs: 30_000 });
  await evil.ask('PUT', `${at}/drafts/reply`, { text: WORSE, attachments: [file2] });
  await evil.ask('POST', `${at}/edit`, { priority: 'high', reason: WORSE });
  const { messages } = await evil.ask<CaseDetail>('GET', at);
  await evil.ask('POST', `/staff/messages/${messages[1]!.id}/redact`, { ranges: [{ from: 0, to: 1 }], reason: WORSE, after: null });
  const { edits } = await evil.ask<CaseDetail>('GET', at);
  const redaction = { context: [[EVIL]], answers: [EVIL], reason: WORSE, after: edits.at(-1)!.id };
  await evil.ask('POST', `${at}/redact`, redaction);
  await evil.ask('POST', `${at}/state`, { state: 'closed' });
  await sync({ id: newId(), kind: 'case.rate', at: Date.now(), caseId: opened.caseId, body: { score: 1, comment: `rated ${WORSE}` } });
  await evil.ask('POST', '/staff/import', evilHandover());
  return opened.caseId;
}

async function fillHelp(): Promise<void> {
  const author = await openHelpAuthor(server);
  for (const url of [LINK, 'https:javascript:1', 'data:text/html,x']) {
    await expect(author.save('en', 'evil', evilPieces(url)[1]!)).rejects.toThrow('400');
  }
  await author.picture(PICTURE);
  const { pieces } = await evil.ask<{ pieces: { kind: string; language: string; version: number }[] }>('GET', `/staff/help/${GAME.id}`);
  for (const piece of evilPieces()) {
    const there = piece.kind === 'menu' ? pieces.find(({ kind, language }) => kind === 'menu' && language === 'en') : undefined;
    await author.save('en', 'id' in piece.content ? piece.content.id : piece.kind, piece, there?.version ?? 0);
  }
  await author.publish();
}

/** Nothing has run, and nothing stands in the page or in a frame of it, the console's or the widget's, that could. */
async function expectHarmless(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    expect(await frame.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined();
    expect(await frame.locator('a[href^="javascript:" i], img[src="x"], svg[onload], script:text("owned")').count()).toBe(0);
  }
}

/** Waits until the words stand somewhere on the page, or in a field, as text. */
async function shows(page: Page, words = '<img src=x'): Promise<void> {
  const inFields = (text: string) => [...document.querySelectorAll('input, textarea')].some((one) => (one as HTMLInputElement).value.includes(text));
  await Promise.any([page.getByText(words).first().waitFor(), page.waitForFunction(inFields, words)]);
}

const unfold = (page: Page) =>
  page.locator('summary, [aria-expanded=false]').evaluateAll((folds) => folds.forEach((fold) => (fold as HTMLElement).click()));

test('what a player writes, names, answers and reports, and what staff say of it, is text to the console', async () => {
  const desk = await openDesk(browser, server.url);
  await desk.goto(`${server.url}/console/#/?view=all`);
  await shows(desk);
  await desk.keyboard.press('Control+k');
  await desk.getByRole('dialog').getByRole('combobox').fill('onerror');
  await shows(desk, `: ${EVIL}`);
  await expectHarmless(desk);
  await desk.keyboard.press('Escape');
  await desk.goto(`${server.url}/console/#/cases/${caseId}?view=all`);
  for (const part of ['rated "><img', 'Level "><img']) await desk.getByText(part).first().waitFor();
  await unfold(desk);
  await expectHarmless(desk);
  // Opened by itself, in the console's own origin, a file is no page either.
  const { messages } = await evil.ask<CaseDetail>('GET', `/staff/cases/${caseId}`);
  const files = messages.flatMap(({ attachments }) => attachments);
  expect(files).toHaveLength(2);
  for (const { sha256 } of files) {
    const page = await desk.context().newPage();
    await page.goto(`${server.url}/staff/files/${sha256}`).catch(() => {});
    await expectHarmless(page);
  }
  await desk.context().close();
}, 60_000);

test('what staff write for players and for each other is text to every page of the console', async () => {
  const desk = await openDesk(browser, server.url);
  const editors = evilPieces().map(({ kind, content }) => `help/${GAME.id}/en/${kind}/${'id' in content ? content.id : kind}`);
  const others = ['people', 'api-keys', 'games', 'audit', 'replies', 'forms', 'hours', `forms/${GAME.id}/bug`, 'rules', 'theme', 'help'];
  // Never two of one kind in a row: what the page before showed is gone with its kind, and is not taken for this one's.
  const pages = others.flatMap((page, at) => [page, ...editors.slice(at, at + 1)]);
  const mute: string[] = [];
  for (const page of pages) {
    await desk.goto(`${server.url}/console/#/${page}`);
    await desk.locator(`.settings-nav a[aria-current=page][href="#/${page.split('/')[0]}"]`).waitFor();
    // Of these the words of somebody stand in the preview and the names of games alone.
    const worded = !['hours', 'theme', 'forms'].includes(page);
    if (worded && !(await shows(desk).then(() => true, () => false))) mute.push(page);
    await unfold(desk);
    await expectHarmless(desk);
  }
  expect(mute).toEqual([]);
  await desk.context().close();
}, 90_000);

test('what staff answer, ask, publish and are called is text to the player', async () => {
  const site = await openGameSite(server);
  const page = await enterGame(browser, site);
  await openPanel(page);
  await page.getByText('{{owned}}').first().waitFor();
  await expectHarmless(page);
  await page.getByRole('searchbox').fill('owned');
  await page.locator('.list button').first().click();
  await page.locator('dialog table').waitFor();
  await expectHarmless(page);
  await openPanel(page, { topic: 'bug' });
  await page.getByText('Level "><img').first().waitFor();
  await expectHarmless(page);
  const mine = await page.evaluate(async () => {
    const receipt = await window.savepoint!.report({ topic: 'bug', text: 'hello' });
    return receipt.ok ? receipt.caseId : '';
  });
  await expect.poll(() => evil.ask('GET', `/staff/cases/${mine}`).then(() => 'there', () => null)).toBe('there');
  const file = await evil.keep('<script>window.owned=8</script>');
  await evil.ask('POST', `/staff/cases/${mine}/messages`, { id: newId(), text: `${WORSE} ${LINK}`, attachments: [file], holdMs: 0 });
  await page.evaluate((id) => window.savepoint!.open({ caseId: id }), mine);
  await page.getByText(LINK).first().waitFor();
  await page.getByText('.html').first().waitFor();
  await expectHarmless(page);
  await page.context().close();
  await site.close();
}, 60_000);

/** What looks like a free text and is not: ids and what else is looked up, secrets, and what is read by a grammar. */
const NO_TEXT = [
  /^(?!.*context).*[.\]](id|ids\[\]|caseId|messageId|chatId|cursor|watching|owner|version|gameId|after|confirm|mentions\[\])$/,
  /\.(password|old|code|token|email|identity|publicKey|base64)$/,
  /\.(builds|timeZone)$/,
];

test('all of that was in every field of every address that takes any text', () => {
  const free = textFields(EVIL).filter((field) => !NO_TEXT.some((one) => one.test(field)));
  expect(free.length).toBeGreaterThan(80);
  expect(free.filter((field) => !watched.heldIn(field))).toEqual([]);
});
