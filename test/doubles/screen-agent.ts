import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ChattingAgent } from './chat-sides.ts';
import { watchForDoubles } from './screen-watch.ts';

const BUBBLES = '.message .bubble';
/** What an agent needs to see that something has not worked. */
const LOOK_MS = 150;

/** An agent at the console `page`, where one conversation after the other is taken. */
export async function openScreenAgent(page: Page): Promise<ChattingAgent> {
  const accepting = page.getByRole('button', { name: /^Accept chat with/ });
  let everDoubled = async () => false;
  let hand: Promise<unknown> = Promise.resolve();
  /** There is one hand: what is typed and sent is typed and sent before anything else is pressed. */
  function byHand(act: () => Promise<unknown>): Promise<unknown> {
    const done = hand.then(act);
    hand = done.catch(() => {});
    return done;
  }
  let stopped = false;

  /** A conversation that is just taken has no answer yet: the one before has gone from the screen. */
  const isTaken = async (caseId: string) =>
    page.url().includes(caseId) &&
    (await page.getByRole('button', { name: 'End chat' }).isVisible()) &&
    (await page.locator('.message-staff').count()) === 0;
  async function until(done: () => Promise<boolean>, act: () => Promise<unknown>) {
    while (!stopped && !(await done())) {
      await act();
      await page.waitForTimeout(LOOK_MS);
    }
  }

  return {
    everDoubled: () => everDoubled(),
    screen: () => page.locator(BUBBLES).allInnerTexts(),
    follow: () => accepting.waitFor(),
    async accept(caseId) {
      await until(() => isTaken(caseId), async () => {
        if (await accepting.isVisible()) await accepting.click({ timeout: 1_000 }).catch(() => {});
        // Taken, and the answer was lost: the case is among one's own.
        else await page.evaluate((caseId) => (location.hash = `#/cases/${caseId}?view=all`), caseId);
      });
      everDoubled = await watchForDoubles(page, BUBBLES);
    },
    async reply(_caseId, text) {
      await byHand(async () => {
        const field = page.getByLabel('Reply', { exact: true });
        await field.fill(text);
        await field.press('Control+Enter');
        await expect.poll(() => field.inputValue()).toBe('');
      });
      const message = page.locator('.message-staff', { hasText: text });
      await until(
        async () => ['sent', 'read'].includes((await message.first().getAttribute('data-state')) ?? ''),
        () =>
          byHand(async () => {
            const again = message.getByRole('button', { name: 'Try again' });
            if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => {});
          }),
      );
    },
    async stop() {
      stopped = true;
    },
  };
}
