import { offerKey } from './offer-key.ts';
import { stopsOf } from './stops.ts';

/**
 * Keys reach the panel from the truce, since no key event travels while it is open; what the browser does by default
 * (typing, Tab, Enter on a button) still happens. Escape goes a step back instead of leaving full screen.
 */
export function handleKey(event: KeyboardEvent, root: ShadowRoot, back: () => void) {
  const focused = root.activeElement;
  // A key of an input method belongs to the word that is being composed.
  if (event.isComposing) return;
  if (offerKey(focused, event)) {
    event.preventDefault();
    return;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    back();
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && focused instanceof HTMLTextAreaElement) {
    event.preventDefault();
    root.querySelector<HTMLElement>('dialog [data-submit]')?.click();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !focused?.matches('button, h1, [type=checkbox], [type=search]')) return;
  event.preventDefault();
  stopAfter(focused, step, stopsOf(root.querySelector('dialog')!))?.focus();
}

/** The next stop, round and round; from what is no stop itself, such as the heading, the first that comes after it. */
function stopAfter(focused: Element, step: number, stops: HTMLElement[]): HTMLElement | undefined {
  const at = stops.indexOf(focused as HTMLElement);
  const after = stops.findIndex((stop) => focused.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = at >= 0 ? at + step : step > 0 ? after : after - 1;
  return stops[(next + stops.length) % stops.length];
}
