import type { Page } from 'playwright-core';
import type { ButtonName, Hands } from './fake-pad.ts';

/** Where the marked key and the wanted one are, as a player sees them. */
interface Sight {
  found: boolean;
  name: string;
  /** Presses towards it, none when it is marked. */
  steps: ButtonName[];
}

/** Looks for a key on the page that is shown, and for the direction in which it lies; runs in the page. */
function look(wanted: string): Sight {
  const board = document.querySelector('savepoint-widget')!.shadowRoot!.querySelector('.keys')!;
  const keys = [...board.querySelectorAll<HTMLElement>('.key')];
  const nameOf = (key: HTMLElement) => key.getAttribute('aria-label') ?? key.innerText;
  const at = keys.find((key) => 'at' in key.dataset)!;
  const name = nameOf(at);
  const target = keys.find((key) => nameOf(key) === wanted || nameOf(key) === `◌${wanted}`);
  if (!target) return { found: false, name, steps: [] };
  const [from, to] = [at.getBoundingClientRect(), target.getBoundingClientRect()];
  /** Never too many: keys are no narrower than the marked one, or the rest is looked for again. */
  const presses = (button: ButtonName, distance: number, size: number): ButtonName[] =>
    Array.from({ length: Math.max(1, Math.floor(distance / (size + 8))) }, () => button);
  const [rows, columns] = [to.top - from.top, to.left - from.left];
  const steps =
    Math.abs(rows) > 4 ? presses(rows > 0 ? 'down' : 'up', Math.abs(rows), from.height)
    : Math.abs(columns) > 2 ? presses(columns > 0 ? 'right' : 'left', Math.abs(columns), from.width)
    : [];
  return { found: true, name, steps };
}

/** Goes to a key of the on-screen keyboard and presses it. False: this page of keys has none such. */
async function pressKey(page: Page, pad: Hands, wanted: string): Promise<boolean> {
  for (let i = 0; i < 40; i++) {
    const { found, name, steps } = await page.evaluate(look, wanted);
    if (!found) return false;
    if (steps.length === 0) {
      await pad.press('A');
      return true;
    }
    await pad.press(...steps);
    if (i === 39) throw new Error(`“${wanted}” was not reached, only “${name}”`);
  }
  return false;
}

/** Types a text with the on-screen keyboard, turning pages and shift as a player would. */
export async function typeWith(page: Page, pad: Hands, letters: Iterable<string>) {
  for (const letter of letters) {
    if (letter === ' ') {
      await pad.press('Y');
      continue;
    }
    let typed = await pressKey(page, pad, letter);
    for (const turn of ['LT', 'RT', 'RT', 'RT'] as const) {
      if (typed) break;
      await pad.press(turn);
      typed = await pressKey(page, pad, letter);
    }
    if (!typed) throw new Error(`no key “${letter}”`);
  }
}
