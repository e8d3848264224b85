import { neighbour, type Box, type Direction } from './neighbour.ts';

/** How much of what is seen a step scrolls where there is nothing to go to. */
const STEP_SHARE = 0.6;

interface Surroundings {
  dialog: HTMLElement;
  focused: HTMLElement;
  stops: HTMLElement[];
}

/** Moves the focus to the nearest stop in a direction, or scrolls towards it where something is to be read before. */
export function move(direction: Direction, { dialog, focused, stops }: Surroundings) {
  const others = stops.filter((stop) => !stop.contains(focused) && !stops.some((inner) => inner !== stop && stop.contains(inner)));
  const pick = (pool: HTMLElement[], from: Box) => pool[neighbour(from, pool.map(boxOf), direction) ?? -1];
  const scroller = scrollerOf(focused, dialog);
  const inside = (stop: HTMLElement) => scroller?.contains(stop) ?? false;
  const from = focused === scroller ? edgeOf(boxOf(scroller), direction) : boxOf(focused);

  if (scroller && (direction === 'up' || direction === 'down')) {
    const next = pick(others.filter(inside), from);
    if (next && (isInView(next, dialog) || gap(boxOf(scroller), boxOf(next)) < scroller.clientHeight * STEP_SHARE)) {
      next.focus();
      return;
    }
    const before = scroller.scrollTop;
    scroller.scrollTop += scroller.clientHeight * (direction === 'down' ? STEP_SHARE : -STEP_SHARE);
    // Half a pixel is no step.
    if (Math.abs(scroller.scrollTop - before) > 1) return;
    if (next) {
      next.focus();
      return;
    }
  }
  const sideways = direction === 'left' || direction === 'right';
  pick(others.filter((stop) => (sideways || !inside(stop)) && isInView(stop, dialog)), boxOf(focused))?.focus();
}

/** Scrolls what is being read, by the right stick. */
export function scrollBy(dialog: HTMLElement, focused: HTMLElement, y: number) {
  const scroller = scrollerOf(focused, dialog) ?? dialog.querySelector('.body');
  if (scroller) scroller.scrollTop += y;
}

/** Whether the middle of an element is where the player can see it. */
export function isInView(element: HTMLElement, dialog: HTMLElement): boolean {
  const { top, bottom } = boxOf(element);
  const frame = boxOf(scrollerOf(element.parentElement, dialog) ?? dialog);
  const middle = (top + bottom) / 2;
  return (middle > frame.top && middle < frame.bottom) || (top < frame.top && bottom > frame.bottom);
}

const boxOf = (element: Element): Box => element.getBoundingClientRect();

/** How far a box lies outside another, above or below. */
const gap = (frame: Box, box: Box) => Math.max(frame.top - box.top, box.bottom - frame.bottom);

/** The line from which one enters what one is in. */
function edgeOf({ left, right, top, bottom }: Box, direction: Direction): Box {
  return direction === 'down' ? { left, right, top, bottom: top } : { left, right, top: bottom, bottom };
}

function scrollerOf(element: Element | null, dialog: HTMLElement): HTMLElement | undefined {
  for (let at = element; at && at !== dialog.parentNode; at = at.parentElement) {
    if (!(at instanceof HTMLElement) || at instanceof HTMLTextAreaElement) continue;
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}
