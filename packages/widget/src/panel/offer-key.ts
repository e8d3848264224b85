/**
 * Tells the focused element of a key, since real key events do not travel while the panel is open and a pad has none.
 * True: the element took it. The event stays inside the shadow root, where no game listens.
 */
export function offerKey(focused: Element | null, { key, shiftKey = false, ctrlKey = false, metaKey = false }: OfferedKey) {
  if (!focused) return false;
  const told = { key, shiftKey, ctrlKey, metaKey, bubbles: true, cancelable: true, composed: false };
  return !focused.dispatchEvent(new KeyboardEvent('keydown', told));
}

interface OfferedKey {
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
}
