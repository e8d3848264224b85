import type { Browser, Page } from 'playwright-core';
import { enterGame, openPanel } from '../stage/game-page.ts';
import type { Site } from '../stage/site.ts';
import type { ChattingPlayer } from './chat-sides.ts';
import { watchForDoubles } from './screen-watch.ts';

const BUBBLES = '.message:not(.typing) .bubble';

/** A player of his own at the widget, in a conversation that begins with `opening`. */
export async function openScreenPlayer(browser: Browser, site: Site, opening: string): Promise<ChattingPlayer> {
  const page = await enterGame(browser, site);
  const field = page.getByLabel('Write a message');
  await openPanel(page);
  await page.getByRole('button', { name: /Chat with us/ }).click();
  await page.getByText('Somebody is here').waitFor();
  await field.fill(opening);
  await page.locator('footer').getByRole('button', { name: 'Chat with us' }).click();
  await page.getByText('You are next').waitFor();
  const caseId = await page.evaluate(() => window.savepoint!.cases.value[0]!.id);
  const everDoubled = await watchForDoubles(page, BUBBLES);
  const screen = () => page.locator(BUBBLES).allInnerTexts();
  return {
    caseId,
    everDoubled,
    screen,
    isInLine: async () => true,
    async send(text) {
      await field.fill(text);
      await page.getByRole('button', { name: 'Send message' }).click();
      await page.locator(BUBBLES, { hasText: text }).waitFor();
    },
    unsent: () => page.locator('.message.player:is([data-status=saved], [data-status=refused])').count(),
    hint: () => void hint(page),
    stop: () => page.context().close(),
  };
}

const hint = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => {});
