import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { enterGame, openGameSite } from './game-page.ts';
import type { Site } from './site.ts';
import { openSupportServer, type SupportServer } from './support-server.ts';

/** What the tests of a file share: all of it is there before the first of them, and gone after the last. */
export interface GameStage {
  server: SupportServer;
  /** Of a game, by `openGameSite`. */
  site: Site;
  browser: Browser;
  /** As `enterGame` does. */
  enter(options?: BrowserContextOptions, before?: (page: Page) => Promise<unknown>): Promise<Page>;
}

/** At the top of a file; a `beforeAll` of its own below it finds the stage ready. */
export function stageGame(): GameStage {
  const enter: GameStage['enter'] = (options, before) => enterGame(stage.browser, stage.site, options, before);
  const stage = { enter } as GameStage;
  beforeAll(async () => {
    stage.server = await openSupportServer();
    stage.site = await openGameSite(stage.server);
    stage.browser = await launchBrowser();
  });
  afterAll(async () => {
    // One that could not be opened is not there to be closed.
    const opened: Partial<GameStage> = stage;
    await opened.browser?.close();
    await opened.site?.close();
    await opened.server?.end();
  });
  return stage;
}
