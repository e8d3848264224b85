import { expect, test } from 'vitest';
import { createRowSlots } from './row-slots.ts';

const asList = (slots: ReadonlyMap<string, number>) => Object.fromEntries(slots);

test('a row keeps its number while it is drawn, wherever it moves, and then passes it on', () => {
  const slots = createRowSlots();
  expect(asList(slots(['a', 'b', 'c'], undefined))).toEqual({ a: 0, b: 1, c: 2 });
  expect(asList(slots(['new', 'b', 'a'], undefined))).toEqual({ a: 0, b: 1, new: 2 });
  expect(asList(slots(['b'], undefined))).toEqual({ b: 1 });
  expect(asList(slots(['x', 'b'], undefined))).toEqual({ b: 1, x: 3 });
});

test('the number of the row with the focus goes to no other row', () => {
  const slots = createRowSlots();
  slots(['a', 'b'], 'a');
  expect(asList(slots(['c', 'd'], 'a'))).toEqual({ c: 1, d: 2 });
  expect(asList(slots(['a', 'e'], 'a'))).toEqual({ a: 2, e: 1 });
});
