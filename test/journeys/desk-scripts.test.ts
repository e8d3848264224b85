import { createHash } from 'node:crypto';
import { newId, type CaseDetail, type Uuid } from '@savepoint/protocol';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { openingCase, register, sendingMessage, startingChat, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openHands, type Hands } from '../stage/desk-hands.ts';
import type { Deskwork, Ending, Script } from '../stage/desk-script.ts';
import { SCRIPTS } from '../stage/desk-scripts.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** Twenty cases from the inbox until they are solved, without a mouse. */
let server: SupportServer;
let browser: Browser;
let hands: Hands;
let observer: TestAgent;
const opened: { caseId: Uuid; player: TestPlayer }[] = [];

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const REFUND = {
  name: 'refund',
  gameId: null,
  topics: ['payment'],
  texts: {
    en: 'Dear {{player.name}}, the money is on its way. {{agent.name}}',
    'zh-Hans': '{{player.name}}，您好！退款已在路上。{{agent.name}}',
  },
  actions: { state: 'closed', addTags: ['refunded'], priority: 'low' },
  version: 0,
};

async function open({ text, body, pictured, chats }: Script): Promise<void> {
  const player = await register(server.url, GAME.id);
  const sha256 = createHash('sha256').update(PICTURE).digest('hex');
  const attachments = pictured ? [{ sha256, name: 'water.png', type: 'image/png', sizeBytes: PICTURE.byteLength }] : [];
  const opening = openingCase({ topic: 'bug', text, attachments, ...body });
  const { results } = await player.sync([opening, ...(chats ? [startingChat(opening.caseId)] : [])]);
  expect(results.map(({ status }) => status)).not.toContain('rejected');
  if (pictured) {
    const headers = { authorization: `Bearer ${player.token}` };
    await fetch(`${server.url}/v1/files/${sha256}`, { method: 'PUT', headers, body: PICTURE });
  }
  opened.push({ caseId: opening.caseId, player });
}

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  observer = await signIn(server);
  const kept = await fetch(`${server.url}/staff/canned-replies/${newId()}`, {
    method: 'PUT',
    headers: observer.headers,
    body: JSON.stringify(REFUND),
  });
  expect(kept.status).toBe(204);
  for (const script of SCRIPTS) await open(script);
  hands = await openHands(browser, server.url, { viewport: { width: 1366, height: 768 } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

/** What an agent does over and over, by its keys. */
function deskwork({ caseId, player }: (typeof opened)[number]): Deskwork {
  const { page, press, write, tabTo } = hands;
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const said = (part: 'messages' | 'notes') => async () => (await observer.open(caseId))[part].length;
  const send = async (mode: 'r' | 'n', text: string, keys: string, part: 'messages' | 'notes') => {
    const before = await said(part)();
    await press('Escape', mode);
    await page.locator(`textarea[data-key=${mode === 'r' ? 'reply' : 'note'}]:focus`).waitFor();
    await press('Control+End');
    await write(text);
    await press(keys);
    await expect.poll(said(part)).toBe(before + 1);
  };
  return {
    ...hands,
    caseId,
    player,
    sees,
    reply: (text) => send('r', text, 'Control+Enter', 'messages'),
    note: (text) => send('n', text, 'Control+Shift+Enter', 'notes'),
    async file({ owner, priority, topic, tag, reason }) {
      await press('Escape', 'p');
      await page.getByRole('dialog', { name: 'File the case' }).waitFor();
      for (const [field, value] of [['Owner', owner], ['Priority', priority], ['Topic', topic], ['Add a tag…', tag], ['Reason (optional)', reason]]) {
        if (!value) continue;
        await tabTo(field!);
        await write(value);
      }
      await tabTo('Save');
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    async ready(name) {
      await press('t');
      await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
      await write(name);
      await press('Enter');
      await page.waitForFunction(() => {
        const field = document.querySelector<HTMLTextAreaElement>('textarea[data-key=reply]');
        return field !== null && field.value !== '' && !field.value.includes('/');
      });
    },
    async close() {
      await press('Escape', 'e');
      await page.getByRole('button', { name: 'Open case again' }).waitFor();
    },
    async says(text) {
      await player.sync([sendingMessage(caseId, text)]);
      await page.locator('.message-player').getByText(text).waitFor();
    },
  };
}

/** How the case stands, in the words of the script. */
function standing(detail: CaseDetail, ends: Ending): Ending {
  const all: Required<Ending> = {
    replies: detail.messages.filter(({ from }) => from === 'staff').map(({ text }) => text),
    notes: detail.notes.map(({ text }) => text),
    topic: detail.topic,
    priority: detail.priority,
    owner: detail.owner?.name ?? 'nobody',
    tags: detail.tags.filter((tag) => ends.tags?.includes(tag)).toSorted(),
    banned: detail.card.bannedUntil > Date.now(),
    reasons: detail.edits.flatMap(({ reason }) => reason ?? []),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in ends));
}

const subjectOf = ({ text }: Script) => text.slice(0, 30);
/** What stands first in the list, and how many there are. */
const list = () =>
  hands.page.evaluate(() => {
    const first = document.querySelector('.row-item[aria-posinset="1"]');
    return [first?.querySelector('.row-subject')?.textContent?.slice(0, 30), Number(first?.getAttribute('aria-setsize'))];
  });

test.each(SCRIPTS.map((script, index) => [subjectOf(script), script, index] as const))('%s', async (_name, script, index) => {
  const { page, press } = hands;
  await press('Escape', '3');
  await page.waitForURL(/view=waiting|#\/?$/);
  await expect.poll(list).toEqual([subjectOf(script), SCRIPTS.length - index]);
  await press('j', 'Enter');
  await page.locator('h1.case-subject').getByText(subjectOf(script)).waitFor();
  await page.locator('[data-key=reply]').waitFor();
  await script.work(deskwork(opened[index]!));

  await expect.poll(async () => (await observer.open(opened[index]!.caseId)).state).toBe('closed');
  const detail = await observer.open(opened[index]!.caseId);
  expect(standing(detail, script.ends)).toEqual({ ...script.ends, ...(script.ends.tags && { tags: script.ends.tags.toSorted() }) });
  await press('Escape', '6');
  await page.waitForURL(/view=closed/);
  await expect.poll(list).toEqual([subjectOf(script), index + 1]);
});

test('no mouse, finger or pen was in it', async () => {
  expect(await hands.pointed()).toEqual([]);
});
