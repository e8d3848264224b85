import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { violationsIn } from '../stage/axe.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { enterGame, openGameSite, openPanel } from '../stage/game-page.ts';
import { until } from '../stage/panel-focus.ts';
import type { Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let wire: WireCutter;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  wire = await openWireCutter(server.port);
  site = await openGameSite({ ...server, url: wire.url });
  browser = await launchBrowser();
});

afterEach(() => wire.mend());

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await wire?.close();
  await server?.end();
});

const key = (page: Page, name: string) => () => page.keyboard.press(name);

const bubbles = (page: Page) => page.locator('.message:not(.typing) .bubble').allInnerTexts();

/** Opens the chat and says the first words. */
async function begin(game: Page, words: string) {
  await openPanel(game);
  await game.getByRole('button', { name: /Chat with us/ }).click();
  await game.getByText('Somebody is here').waitFor();
  await game.getByLabel('Write a message').fill(words);
  await game.locator('footer').getByRole('button', { name: 'Chat with us' }).click();
}

async function say(game: Page, words: string) {
  await game.getByLabel('Write a message').fill(words);
  await game.getByRole('button', { name: 'Send message' }).click();
}

async function answer(desk: Page, words: string) {
  await desk.getByLabel('Reply').fill(words);
  await desk.getByRole('button', { name: 'Send' }).click();
}

test('a player and an agent talk: line, typing, marks, a network that goes and comes, and the end', async () => {
  const game = await enterGame(browser, site);
  const desk = await openDesk(browser, server.url);
  await begin(game, 'My chest did not open.');
  await game.getByText('You are next').waitFor();

  await desk.getByRole('button', { name: /Accept chat with/ }).click();
  await game.getByText('Ana is with you').waitFor();
  await expect.poll(() => desk.getByText('Player is here').count()).toBe(1);
  await expect.poll(() => game.locator('.message.player').getAttribute('data-status')).toBe('read');

  await game.getByLabel('Write a message').pressSequentially('It was', { delay: 20 });
  await desk.getByText(/is writing…/).waitFor();
  await desk.getByLabel('Reply').pressSequentially('Let me', { delay: 20 });
  await game.locator('.typing').waitFor();
  await answer(desk, 'Let me look at it.');
  await say(game, 'It was on level 3.');

  wire.cut();
  await say(game, 'Are you still there?');
  await answer(desk, 'I am.');
  await expect.poll(() => game.locator('.message.player').last().getAttribute('data-status')).toBe('saved');
  wire.mend();
  const said = ['My chest did not open.', 'Let me look at it.', 'It was on level 3.'];
  await expect.poll(async () => (await bubbles(game)).toSorted()).toEqual(
    [...said, 'Are you still there?', 'I am.'].toSorted(),
  );
  await expect.poll(() => bubbles(desk)).toEqual(await bubbles(game));
  await expect.poll(() => game.locator('.message.player').last().getAttribute('data-status')).toBe('read');
  await expect.poll(() => game.getByRole('log').innerText()).toContain('Ana: I am.');

  await game.getByRole('button', { name: 'Leave chat' }).click();
  await game.getByText('The chat is over').waitFor();
  await expect.poll(() => desk.getByRole('button', { name: 'End chat' }).count()).toBe(0);
  await game.getByRole('button', { name: 'Chat again' }).click();
  await desk.getByRole('button', { name: /Accept chat with/ }).waitFor();
  await game.context().close();
  await desk.context().close();
});

test('by keyboard alone, with nothing that axe would name', async () => {
  const game = await enterGame(browser, site);
  await openPanel(game);
  await game.getByText('Somebody is here').waitFor();
  await until(game, 'Chat with us', key(game, 'Tab'));
  await game.keyboard.press('Enter');
  await game.getByText('Topic').waitFor();
  await until(game, 'Write a message', key(game, 'Tab'));
  await game.keyboard.type('By keyboard');
  expect(await violationsIn(game)).toEqual([]);
  await game.keyboard.press('Control+Enter');
  await game.locator('.message.player').waitFor();
  expect(await violationsIn(game)).toEqual([]);
  await game.context().close();
});

test('when nobody is there the player reads when somebody is, and leaves a voice message', async () => {
  await server.addGame({
    ...GAME,
    hours: { timeZone: 'UTC', weekly: [], exceptions: [{ date: '2099-01-01', spans: [{ fromMinute: 0, toMinute: 60 }] }] },
  });
  const loud = await launchBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  try {
    const game = await enterGame(loud, site, { permissions: ['microphone'] });
    await openPanel(game);
    await game.getByText('Closed right now').waitFor();
    await game.getByRole('button', { name: /Chat with us/ }).click();
    await game.getByText('Nobody is here to chat right now.').waitFor();
    await game.getByRole('button', { name: 'Record a voice message' }).click();
    await game.getByRole('button', { name: 'Stop recording' }).waitFor();
    await game.waitForTimeout(1_200);
    await game.getByRole('button', { name: 'Stop recording' }).click();
    await game.getByText(/voice-.*\.webm/).waitFor();
    await game.locator('footer').getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(async () => (await server.db.selectFrom('file').select('type').execute()).map(({ type }) => type))
      .toContain('video/webm');
  } finally {
    await loud.close();
  }
});
