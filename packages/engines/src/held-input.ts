export interface HeldInput {
  /** Tells the game, by events at `element`, that whatever is down was let go. */
  release(element: HTMLElement): void;
  stop(): void;
}

/**
 * Remembers which keys and mouse buttons are down. A game that stops between a press and its end would find the key
 * still down when it goes on; touches need no such care, since their ends reach the element they began at.
 */
export function watchHeldInput(): HeldInput {
  const keys = new Map<string, KeyboardEvent>();
  let button: PointerEvent | undefined;
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  addEventListener('keydown', (event) => void keys.set(event.code, event), options);
  addEventListener('keyup', ({ code }) => void keys.delete(code), options);
  addEventListener('pointerdown', (event) => void (event.pointerType === 'mouse' && (button = event)), options);
  addEventListener('pointerup', () => (button = undefined), options);
  // Of the window only: an element that loses the focus says nothing of keys.
  addEventListener('blur', ({ target }) => target === window && keys.clear(), options);

  const common = { bubbles: true, cancelable: true, composed: true };
  return {
    release(element) {
      for (const { key, code, keyCode, location } of keys.values()) {
        element.dispatchEvent(new KeyboardEvent('keyup', { key, code, keyCode, which: keyCode, location, ...common }));
      }
      keys.clear();
      if (!button) return;
      const { clientX, clientY, button: which, pointerId } = button;
      const place = { clientX, clientY, button: which, buttons: 0, ...common };
      const pointer = { pointerId, pointerType: 'mouse', isPrimary: true };
      element.dispatchEvent(new PointerEvent('pointerup', { ...pointer, ...place }));
      element.dispatchEvent(new MouseEvent('mouseup', place));
      button = undefined;
    },
    stop: () => listening.abort(),
  };
}
