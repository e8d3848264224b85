/**
 * Keys reach the panel from the truce, since no key event travels while it is open; what the browser does by default
 * (typing, Tab, Enter on a button) still happens. Escape goes a step back instead of leaving full screen.
 */
export function handleKey(event: KeyboardEvent, root: ShadowRoot, back: () => void) {
  const focused = root.activeElement;
  if (event.key === 'Escape' && !event.isComposing) {
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
  if (!step || !(focused instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const stops = [...root.querySelectorAll<HTMLElement>('dialog button:not(:disabled), dialog textarea, dialog input')];
  stops[(stops.indexOf(focused) + step + stops.length) % stops.length]?.focus();
}
