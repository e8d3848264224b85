import type { Page } from 'playwright-core';
import { openDesk } from './desk.ts';

/** The console as somebody without a mouse uses it. */
export interface Hands {
  page: Page;
  press(...keys: string[]): Promise<void>;
  /** Types letters where the focus is; a new line is Enter. */
  write(text: string): Promise<void>;
  /** Moves on with Tab until what has the focus is called so, round and round for ten seconds. */
  tabTo(name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** `tabTo`, then Enter. */
  activate(name: string | RegExp): Promise<void>;
  /** Every event of a mouse, a finger or a pen since the page was opened. */
  pointed(): Promise<string[]>;
}

/** More places than any page has for the focus. */
const WAY_ROUND = 60;
const PATIENCE_MS = 10_000;

/** A desk in a page that no mouse was ever in. */
export async function openHands(...desk: Parameters<typeof openDesk>): Promise<Hands> {
  const signedIn = await openDesk(...desk);
  const page = await signedIn.context().newPage();
  await page.addInitScript(() => {
    const pointed: string[] = [];
    Object.assign(window, { pointed });
    // A button that is pressed with a key is clicked, too, by nothing; and where the page moves below a mouse that rests,
    // the browser tells of a move by nothing.
    const byNothing = ({ type, detail, movementX, movementY }: MouseEvent) =>
      type === 'click' ? detail === 0 : type.endsWith('move') && movementX === 0 && movementY === 0;
    const note = (event: Event) => {
      if (event.isTrusted && !byNothing(event as MouseEvent)) pointed.push(event.type);
    };
    const kinds = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel', 'click'];
    kinds.forEach((kind) => addEventListener(kind, note, { capture: true, passive: true }));
  });
  await page.goto(signedIn.url());
  await page.locator('[aria-label=Cases][data-loading=false]').waitFor({ state: 'attached' });
  await signedIn.close();
  page.setDefaultTimeout(PATIENCE_MS);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    const seen: string[] = [];
    const startMs = Date.now();
    // What is looked for may be drawn only when an answer comes: the way round begins anew until then.
    while (seen.length < WAY_ROUND || Date.now() - startMs < PATIENCE_MS) {
      const focused = await focusedIn(page);
      if (typeof name === 'string' ? focused === name : name.test(focused)) return;
      seen.push(focused);
      await page.keyboard.press(key);
    }
    throw new Error(`“${name}” was never focused, but: ${seen.slice(-WAY_ROUND).join(' | ')}`);
  };
  return {
    page,
    press,
    write: (text) => page.keyboard.type(text),
    tabTo,
    async activate(name) {
      await tabTo(name);
      await press('Enter');
    },
    pointed: () => page.evaluate(() => (window as never as { pointed: string[] }).pointed),
  };
}

/** What has the focus, in the words that a screen reader would say. */
export function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return 'nothing';
    const labelled = (at as HTMLInputElement).labels?.[0];
    // A label around a list of choices holds the words of all of them, too.
    const around = labelled?.cloneNode(true) as HTMLElement | undefined;
    around?.querySelectorAll('select, textarea').forEach((field) => field.remove());
    const named = document.getElementById(at.getAttribute('aria-labelledby') ?? '');
    const label = at.getAttribute('aria-label') ?? named?.textContent ?? around?.textContent ?? at.innerText;
    return label.replace(/\s+/g, ' ').trim();
  });
}
