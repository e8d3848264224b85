export interface Point {
  x: number;
  y: number;
}

/** A rectangle in pixels of the picture. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** What of a box is moved: all of it, or a corner. */
export const PARTS = ['move', 'nw', 'ne', 'sw', 'se'] as const;
export type Part = (typeof PARTS)[number];

/** So small a box could be neither seen nor held. */
const LEAST_PIXELS = 8;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The box between two opposite corners, inside `bounds`, on whole pixels, so that nothing shines through an edge. */
export function boxBetween(a: Point, b: Point, bounds: Box): Box {
  const [left, right] = between(a.x, b.x, bounds.x, bounds.width);
  const [top, bottom] = between(a.y, b.y, bounds.y, bounds.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function between(one: number, other: number, start: number, length: number): [number, number] {
  const low = within(Math.floor(Math.min(one, other)), start, start + length - LEAST_PIXELS);
  const high = within(Math.ceil(Math.max(one, other)), start, start + length);
  return [low, Math.max(high, low + LEAST_PIXELS)];
}

/** The box with a part of it moved, inside `bounds`. A corner does not pass the opposite one. */
export function dragged(box: Box, part: Part, dx: number, dy: number, bounds: Box): Box {
  if (part === 'move') {
    return {
      ...box,
      x: Math.round(within(box.x + dx, bounds.x, bounds.x + bounds.width - box.width)),
      y: Math.round(within(box.y + dy, bounds.y, bounds.y + bounds.height - box.height)),
    };
  }
  const fixed = { x: part.includes('w') ? box.x + box.width : box.x, y: part.includes('n') ? box.y + box.height : box.y };
  const width = Math.max(LEAST_PIXELS, box.width + (part.includes('w') ? -dx : dx));
  const height = Math.max(LEAST_PIXELS, box.height + (part.includes('n') ? -dy : dy));
  const corner = {
    x: fixed.x + (part.includes('w') ? -width : width),
    y: fixed.y + (part.includes('n') ? -height : height),
  };
  return boxBetween(fixed, corner, bounds);
}
