import type { Uuid } from '@savepoint/protocol';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { seeded } from '../stage/chance.ts';
import { openDesk } from '../stage/desk.ts';
import { soakSeed, times } from '../stage/soak.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** What an agent writes, while the page is loaded anew or dies at any moment. */
const ROUNDS = times(5, 200);
const SAFE_MS = 1_000;
const ALPHABET = [...'abc ABC.,\nąęłńóśźżÄÖßéèçğışİ가나다汉字注音🙂'];

let server: SupportServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const cases: Uuid[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  const player = await register(server.url, GAME.id);
  for (const text of ['The lamp never lights', 'The gate is shut']) {
    const opening = openingCase({ topic: 'bug', text });
    await player.sync([opening]);
    cases.push(opening.caseId);
  }
  page = await openDesk(browser, server.url);
  context = page.context();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const MODES = ['reply', 'note'] as const;
type Mode = (typeof MODES)[number];
const field = (mode: Mode) => page.locator(`textarea[data-key=${mode}]`);

async function look(caseId: Uuid, mode: Mode): Promise<void> {
  await page.goto(`${server.url}/console/#/cases/${caseId}`);
  await page.locator(`[data-key=${mode}-mode]`).waitFor();
  await page.locator(`[data-key=${mode}-mode]`).click();
  await field(mode).waitFor();
}

/** The page is loaded anew, or its process dies and another page takes its place. */
async function interrupt(crash: boolean): Promise<void> {
  if (!crash) return void (await page.reload());
  const died = page.waitForEvent('crash');
  // Nobody answers this one: the process that would is gone.
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => {});
  await died;
  const url = page.url();
  await page.close();
  page = await context.newPage();
  await page.goto(url);
}

test(`${ROUNDS} reloads and crashes at any moment lose no character that is older than a second`, async () => {
  const chance = seeded(soakSeed(7));
  const written = new Map<string, string>();
  let letters = 0;
  let youngLost = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const again = `round ${round}, SEED=${chance.seed}`;
    const caseId = cases[chance.between(0, cases.length - 1)]!;
    const mode = MODES[chance.between(0, 1)]!;
    await look(caseId, mode);
    const kept = written.get(caseId + mode) ?? '';
    await expect.poll(() => field(mode).inputValue(), { message: again }).toBe(kept);
    await field(mode).press('Control+End');
    let text = kept;
    const typedAt: number[] = [];
    for (let count = chance.between(1, 30); count > 0; count--) {
      const letter = ALPHABET[chance.between(0, ALPHABET.length - 1)]!;
      await page.keyboard.insertText(letter);
      typedAt.push(...Array.from({ length: letter.length }, () => performance.now()));
      text += letter;
      if (chance.next() < 0.1) await page.waitForTimeout(chance.between(1, 400));
    }
    await page.waitForTimeout(chance.next() < 0.5 ? 0 : chance.between(0, 1_200));
    const brokenAt = performance.now();
    await interrupt(chance.next() < 0.3);
    const due = text.length - typedAt.filter((at) => brokenAt - at < SAFE_MS).length;
    await look(caseId, mode);
    await expect.poll(() => field(mode).inputValue().then((value) => value.length >= due), { message: again }).toBe(true);
    const found = await field(mode).inputValue();
    expect(text.startsWith(found), `${again}: ${found} of ${text}`).toBe(true);
    written.set(caseId + mode, found);
    letters += typedAt.length;
    youngLost += text.length - found.length;
  }
  expect(letters).toBeGreaterThan(ROUNDS);
  if (ROUNDS > 100) console.log(`${ROUNDS} interruptions, ${letters} characters, lost although younger than a second: ${youngLost}`);

  // What was written last goes to the server by itself.
  const kept = async () => (await server.db.selectFrom('draft').select('text').where('text', '<>', '').execute()).map(({ text }) => text).toSorted();
  await expect.poll(kept).toEqual([...written.values()].filter((text) => text !== '').toSorted());
  // Another machine goes on with what this one had.
  page = await openDesk(browser, server.url);
  for (const [key, text] of written) {
    const mode = MODES.find((one) => key.endsWith(one))!;
    await look(key.slice(0, -mode.length), mode);
    await expect.poll(() => field(mode).inputValue()).toBe(text);
  }
}, times(120_000, 1_800_000));
