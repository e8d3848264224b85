import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import type { Site } from '../stage/site.ts';
import { fullScreen } from './checks/full-screen.ts';
import { held } from './checks/held.ts';
import { life } from './checks/life.ts';
import { pointer } from './checks/pointer.ts';
import { typing } from './checks/typing.ts';
import { enter, openGames, type Stage } from './stage.ts';
import type { Subject } from './subjects.ts';

/** A pad that was pressed once is remembered by the games, so `held` comes while none has been. */
const CHECKS = [...typing, ...pointer, ...held, ...fullScreen, ...life];

/** Runs every check on every subject; a subject is loaded once and must pass them one after the other. */
export function checkAll(subjects: readonly Subject[]): void {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), openGames()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  describe.each(subjects)('$name', (subject) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await enter(browser, site, subject);
    });
    afterAll(() => stage?.page.context().close());
    test.each(CHECKS)('$name', async ({ run }) => {
      await expect(run(stage)).resolves.toBeUndefined();
    });
  });
}
