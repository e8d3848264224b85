import type { Browser, Page } from 'playwright-core';
import { openingCase, register, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { launchBrowser } from './browser.ts';
import { openDesk } from './desk.ts';
import { GAME, openSupportServer, type SupportServer } from './support-server.ts';

/** A desk, and a player whose cases are worked on it one by one. */
export interface CaseDesk {
  server: SupportServer;
  browser: Browser;
  desk: Page;
  player: TestPlayer;
  press(...keys: string[]): Promise<void>;
  /** A new case, open on the desk. Out: its id. */
  openNew(text: string): Promise<string>;
  end(): Promise<void>;
}

export async function openCaseDesk(): Promise<CaseDesk> {
  const [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  const player = await register(server.url, GAME.id);
  const desk = await openDesk(browser, server.url, { viewport: { width: 1366, height: 768 } });
  return {
    server,
    browser,
    desk,
    player,
    async press(...keys) {
      for (const key of keys) await desk.keyboard.press(key);
    },
    async openNew(text) {
      const opening = openingCase({ topic: 'bug', text, context: { game: { id: GAME.id, build: '1.4.2' } } });
      await player.sync([opening]);
      await desk.goto(`${server.url}/console/#/cases/${opening.caseId}`);
      await desk.getByRole('heading', { name: text }).waitFor();
      await desk.getByRole('textbox', { name: 'Reply' }).waitFor();
      return opening.caseId;
    },
    async end() {
      await browser.close();
      await server.end();
    },
  };
}
