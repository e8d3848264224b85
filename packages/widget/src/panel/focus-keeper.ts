import { stopsOf } from './stops.ts';

/**
 * Keeps the focus in the dialog when the element that has it goes: it passes to what takes its place among the stops, or
 * to the heading. Lost, it would be at the end of the page for a screen reader, and nowhere for a pad. Gives the undo.
 */
export function keepFocus(root: ShadowRoot, dialog: HTMLElement): () => void {
  let last: Element | undefined;
  let index = 0;
  const seen = (event: FocusEvent) => {
    last = event.target as Element;
    index = stopsOf(dialog).indexOf(last as HTMLElement);
  };
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || root.activeElement) return;
    const next = index < 0 ? undefined : stopsOf(dialog)[index];
    (next ?? dialog.querySelector('h1'))?.focus();
  });
  dialog.addEventListener('focusin', seen);
  observer.observe(dialog, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    dialog.removeEventListener('focusin', seen);
  };
}
