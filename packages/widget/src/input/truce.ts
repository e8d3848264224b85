/**
 * Keeps the game's keys from the panel and the panel's from the game. Its listeners stand on `window` in the capture phase
 * from the start, because some engines listen there too and the first to listen decides; shut, they only remember which
 * keys are down.
 */
export interface Truce {
  /** From now on the game hears no key; `element` hears its own. */
  take(element: HTMLElement): void;
  giveBack(): void;
  /** Keys that the panel wants, while it is open. */
  onKey: ((event: KeyboardEvent) => void) | undefined;
  /** `KeyboardEvent.code` that is kept from the game at any time, and what it does. */
  hotkey: { code: string; press(): void } | undefined;
  end(): void;
}

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;
/** Events that bubble but have no `on…` property to be known by. */
const UNNAMED = ['focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend'];

export function createTruce(): Truce {
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Set<string>();
  let heldByGame = new Set<string>();
  let taken: HTMLElement | undefined;
  let hostListening: AbortController | undefined;

  const key = (event: KeyboardEvent) => {
    const { type, code } = event;
    if (type === 'keydown') down.add(code);
    if (type === 'keyup') down.delete(code);
    if (code === truce.hotkey?.code) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (type === 'keydown' && !event.repeat) truce.hotkey.press();
      return;
    }
    if (!taken) return;
    // The game must hear the end of a key it was holding when the panel came.
    if (type === 'keyup' && heldByGame.delete(code)) return;
    event.stopImmediatePropagation();
    if (type === 'keydown') truce.onKey?.(event);
  };
  for (const type of KEY_EVENTS) addEventListener(type, key, { capture: true, signal });
  addEventListener('blur', () => down.clear(), { signal });

  const truce: Truce = {
    onKey: undefined,
    hotkey: undefined,
    take(element) {
      taken = element;
      heldByGame = new Set(down);
      hostListening = new AbortController();
      const options = { signal: hostListening.signal };
      // Whatever else happens in the panel does its work there and is stopped on the way out.
      const stop = (event: Event) => event.stopPropagation();
      for (const name in element) if (name.startsWith('on')) element.addEventListener(name.slice(2), stop, options);
      for (const name of UNNAMED) element.addEventListener(name, stop, options);
    },
    giveBack() {
      taken = undefined;
      truce.onKey = undefined;
      hostListening?.abort();
    },
    end: () => listening.abort(),
  };
  return truce;
}
