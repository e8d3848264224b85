import { useEffect } from 'preact/hooks';

const INPUTS = ['pointerdown', 'keydown'] as const;
const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';
/** What is drawn anew goes and comes in several steps. */
const SETTLED_MS = 80;
/** A button that is only busy works again, or is drawn anew. */
const BUSY_MS = 600;

/**
 * A page in. Where what has the focus goes away or stops working, as a row that is removed and a button that has saved, what
 * stands in its place, or next to it, has the focus then: otherwise whoever works by keys would begin at the top of the page
 * again. On another address that is its heading.
 */
export function useKeptFocus(page: { current: HTMLElement | null }): void {
  useEffect(() => {
    const root = page.current;
    if (!root) return undefined;
    let last: { element: HTMLElement; address: string } | null = null;
    let gap: Gap | null = null;
    // By pointer nobody loses their place, and a field that takes the focus would raise a phone's keyboard.
    let pointing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = (element: Element | null) => {
      if (!(element instanceof HTMLElement) || !root.contains(element)) return void (last = null);
      // A dialog gives the focus back itself, to what opened it.
      if (!element.closest('dialog')) [last, gap] = [{ element, address: location.hash }, null];
    };
    const look = (late = false) => {
      const now = document.activeElement;
      if (now && now !== document.body && !now.matches(':disabled')) return remember(now);
      if (!last || pointing || root.querySelector('dialog[open]')) return;
      // What comes next may not be here yet.
      if (last.element.isConnected && last.element.closest('[aria-busy=true]')) return;
      if (last.element.isConnected && !late) return void (timer = setTimeout(look, BUSY_MS, true));
      const next = last.address === location.hash ? inPlaceOf(last.element, gap, root) : undefined;
      (next ?? root.querySelector('h1'))?.focus();
    };
    const onFocus = ({ target }: FocusEvent) => remember(target as Element);
    const onInput = ({ type }: Event) => void (pointing = type === 'pointerdown');
    const seen = new MutationObserver((records) => {
      gap = (last && gapLeftBy(last.element, records)) ?? gap;
      clearTimeout(timer);
      timer = setTimeout(look, SETTLED_MS, false);
    });
    seen.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'aria-busy'] });
    root.addEventListener('focusin', onFocus);
    for (const type of INPUTS) addEventListener(type, onInput, { capture: true });
    return () => {
      clearTimeout(timer);
      seen.disconnect();
      root.removeEventListener('focusin', onFocus);
      for (const type of INPUTS) removeEventListener(type, onInput, { capture: true });
    };
  }, []);
}

/** Where something was taken out: in what, before what, and how many controls of it came after the lost one. */
interface Gap {
  parent: Node;
  next: Node | null;
  fromEnd: number;
}

function gapLeftBy(lost: HTMLElement, records: readonly MutationRecord[]): Gap | null {
  for (const { target, nextSibling, removedNodes } of records) {
    const removed = [...removedNodes].find((node) => node.contains(lost));
    if (!(removed instanceof HTMLElement)) continue;
    const fromEnd = controlsIn(removed).toReversed().indexOf(lost);
    return { parent: target, next: nextSibling, fromEnd };
  }
  return null;
}

function inPlaceOf(lost: HTMLElement, gap: Gap | null, root: HTMLElement): HTMLElement | undefined {
  const all = controlsIn(root).filter(isReachable);
  const after = (place: Node) => all.find((one) => place.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING);
  const called = (one: HTMLElement) => `${one.tagName} ${one.ariaLabel ?? one.textContent}`;
  // Drawn anew it is another element of the same name.
  const twin = lost.isConnected ? lost : controlsIn(root).find((one) => called(one) === called(lost));
  if (twin) return isReachable(twin) ? twin : (after(twin) ?? all.at(-1));
  // The same control of the next entry; behind the last one, what follows the list.
  const entry = all.filter((one) => gap?.next?.contains(one));
  return entry.at(-1 - (gap?.fromEnd ?? 0)) ?? (gap?.parent.isConnected ? after(gap.parent) : undefined) ?? all.at(-1);
}

const controlsIn = (place: HTMLElement): HTMLElement[] => [...place.querySelectorAll<HTMLElement>(FOCUSABLE)];

const isReachable = (element: HTMLElement): boolean => element.tabIndex >= 0 && !element.matches(':disabled, [hidden] *, dialog *');
