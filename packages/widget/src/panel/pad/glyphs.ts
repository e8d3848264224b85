import { el, icon } from '../../boot/element.ts';

export type PadKind = 'xbox' | 'playstation' | 'switch' | 'other';

/** By the names that browsers give pads, with the maker's number: Sony 054c, Nintendo 057e, Microsoft 045e. */
export function kindOf(id: string): PadKind {
  if (/054c|sony|dualshock|dualsense|playstation|^wireless controller/i.test(id)) return 'playstation';
  if (/057e|nintendo|joy-?con|switch/i.test(id)) return 'switch';
  if (/045e|xbox|x-?input|x360/i.test(id)) return 'xbox';
  return 'other';
}

/** Nintendo's players confirm with the right-hand button, which is the one named A. */
export const confirmsRight = (id: string) => kindOf(id) === 'switch';

/** The marks of the four face buttons, of both bumpers, both triggers and of the menu button. */
export type Mark = 'press' | 'back' | 'erase' | 'space' | 'bumpers' | 'menu';

const WORDS: Record<PadKind, Record<Mark, string>> = {
  xbox: { press: 'A', back: 'B', erase: 'X', space: 'Y', bumpers: 'LB RB', menu: '☰' },
  playstation: { press: 'cross', back: 'circle', erase: 'square', space: 'triangle', bumpers: 'L1 R1', menu: 'Options' },
  switch: { press: 'A', back: 'B', erase: 'Y', space: 'X', bumpers: 'L R', menu: '+' },
  other: { press: '1', back: '2', erase: '3', space: '4', bumpers: '5 6', menu: '10' },
};

/** Shapes that few fonts have, drawn. */
const SHAPES: Record<string, string> = {
  cross: 'M6 6l12 12M18 6L6 18',
  circle: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  square: 'M6 6h12v12H6z',
  triangle: 'M12 5l7.500 13h-15z',
  '☰': 'M5 7h14M5 12h14M5 17h14',
};

/** A button as the player sees it on the pad in his hands. */
export function glyph(kind: PadKind, mark: Mark): HTMLElement {
  const word = WORDS[kind][mark];
  return el('kbd', { 'data-mark': word }, SHAPES[word] ? icon(SHAPES[word]) : word);
}
