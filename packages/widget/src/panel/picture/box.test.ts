import { expect, test } from 'vitest';
import { boxBetween, dragged } from './box.ts';

const BOUNDS = { x: 10, y: 10, width: 100, height: 50 };
const BOX = { x: 20, y: 20, width: 30, height: 20 };

test('a box between two points lies on whole pixels, around all that was dragged over, inside the picture', () => {
  expect(boxBetween({ x: 40.7, y: 30.2 }, { x: 20.4, y: 15.9 }, BOUNDS)).toEqual({ x: 20, y: 15, width: 21, height: 16 });
  expect(boxBetween({ x: -50, y: -50 }, { x: 500, y: 500 }, BOUNDS)).toEqual(BOUNDS);
  expect(boxBetween({ x: 300, y: 12 }, { x: 300, y: 12 }, BOUNDS)).toEqual({ x: 102, y: 12, width: 8, height: 8 });
});

test('a box is moved up to the edge and keeps its size', () => {
  expect(dragged(BOX, 'move', 5, -3, BOUNDS)).toEqual({ ...BOX, x: 25, y: 17 });
  expect(dragged(BOX, 'move', 500, -500, BOUNDS)).toEqual({ ...BOX, x: 80, y: 10 });
});

test('a corner moves alone, up to the edge and not past the opposite one', () => {
  expect(dragged(BOX, 'nw', 5, 5, BOUNDS)).toEqual({ x: 25, y: 25, width: 25, height: 15 });
  expect(dragged(BOX, 'ne', 5, 5, BOUNDS)).toEqual({ x: 20, y: 25, width: 35, height: 15 });
  expect(dragged(BOX, 'se', 999, 999, BOUNDS)).toEqual({ x: 20, y: 20, width: 90, height: 40 });
  expect(dragged(BOX, 'sw', 999, -999, BOUNDS)).toEqual({ x: 42, y: 20, width: 8, height: 8 });
});
