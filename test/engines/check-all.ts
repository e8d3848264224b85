import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchWholeBrowser } from '../stage/browser.ts';
import type { Site } from '../stage/site.ts';
import { soaking } from '../stage/soak.ts';
import { fullScreen } from './checks/full-screen.ts';
import { held } from './checks/held.ts';
import { life } from './checks/life.ts';
import { pointer } from './checks/pointer.ts';
import { typing } from './checks/typing.ts';
import { enter, openGames, type Stage } from './stage.ts';
import type { Subject } from './subjects.ts';

/** A pad that was pressed once is remembered by the games, so `held` comes while none has been. */
const EVERY = [...typing, ...pointer, ...held, ...fullScreen, ...life];
/** What a page could spoil by itself; full screen is the browser's and the widget's. */
const OWN = [...typing, ...pointer, ...held, ...life];
/** What an adapter could do wrong by itself: of keys, pads, the picture and the engine's own clock. */
const ADAPTED = [...typing.slice(0, 1), ...held, ...life];

/**
 * Runs the checks on every subject; a subject is loaded once and must pass them one after the other. Outside a soak only
 * the first of a kind is held to all of them. Those that are `alike` take their input from the page in one way.
 */
export function checkAll(subjects: readonly Subject[], alike: boolean): void {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchWholeBrowser(), openGames()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const checked = subjects.map((subject, i) => ({ ...subject, checks: soaking || i === 0 ? EVERY : alike ? ADAPTED : OWN }));
  describe.each(checked)('$name', ({ checks, ...subject }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await enter(browser, site, subject);
    });
    afterAll(() => stage?.page.context().close());
    test.each(checks)('$name', async ({ run }) => {
      await expect(run(stage)).resolves.toBeUndefined();
    });
  });
}
