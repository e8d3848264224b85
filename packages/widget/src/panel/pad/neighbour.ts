export type Direction = 'up' | 'down' | 'left' | 'right';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes may touch or overlap a little and still lie side by side. */
const OVERLAP = 4;

/** Turned so that the direction is down: one rule serves all four. */
function turned({ left, top, right, bottom }: Box, direction: Direction): Box {
  if (direction === 'down') return { left, top, right, bottom };
  if (direction === 'up') return { left, right, top: -bottom, bottom: -top };
  if (direction === 'right') return { left: top, right: bottom, top: left, bottom: right };
  return { left: top, right: bottom, top: -right, bottom: -left };
}

/**
 * The index of the box that a player means by pressing a direction: the nearest that begins beyond this one, the aside
 * counting double. Sideways only what stands beside counts: from a list, right must not leap to a corner of the screen.
 */
export function neighbour(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  const start = turned(from, direction);
  const sideways = direction === 'left' || direction === 'right';
  let best: number | undefined;
  let least = Infinity;
  boxes.forEach((candidate, i) => {
    const box = turned(candidate, direction);
    const gap = box.top - start.bottom;
    if (gap < -OVERLAP) return;
    const aside = Math.max(0, box.left - start.right, start.left - box.right);
    if (sideways && aside > 0) return;
    const centres = Math.abs(box.left + box.right - start.left - start.right) / 2;
    const distance = Math.max(0, gap) + 2 * aside + centres / 10;
    if (distance < least) {
      least = distance;
      best = i;
    }
  });
  return best;
}

/** As above, and where there is none, the farthest on the other side: the rows and columns of a keyboard go round. */
export function neighbourRound(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  const found = neighbour(from, boxes, direction);
  if (found !== undefined) return found;
  const far = 1e5;
  const [x, y] = { up: [0, far], down: [0, -far], left: [far, 0], right: [-far, 0] }[direction] as [number, number];
  return neighbour({ left: from.left + x, right: from.right + x, top: from.top + y, bottom: from.bottom + y }, boxes, direction);
}
