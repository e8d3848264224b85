import { stopsOf } from './stops.ts';

/** Where the focus was on a screen that was left, in words that hold when the screen is drawn anew. */
interface Place {
  name: string;
  index: number;
}

const places = new WeakMap<object, Place>();

const nameOf = (element: HTMLElement) =>
  element.dataset.caseId ?? element.getAttribute('aria-label') ?? element.textContent ?? '';

/** Remembers, for the screen of a route, what has the focus: it is what opens the next screen. */
export function rememberFocus(route: object, heading: Element | null) {
  const dialog = heading?.closest('dialog');
  const focused = (heading?.getRootNode() as ShadowRoot | undefined)?.activeElement;
  if (!dialog || !(focused instanceof HTMLElement)) return;
  const index = stopsOf(dialog).indexOf(focused);
  if (index >= 0) places.set(route, { name: nameOf(focused), index });
}

/** What opened the screen from which the player comes back; nothing on a screen that is new. */
export function recallFocus(route: object, heading: Element): HTMLElement | undefined {
  const place = places.get(route);
  const dialog = heading.closest('dialog');
  if (!place || !dialog) return undefined;
  places.delete(route);
  const stops = stopsOf(dialog);
  return stops.find((stop) => nameOf(stop) === place.name) ?? stops[place.index];
}
