import { expect, test } from 'vitest';
import { createButtons, scrollOf, type Pad } from './buttons.ts';

const pad = (pressed: number[], axes: number[] = [0, 0, 0, 0], index = 0): Pad => ({
  index, id: 'pad', axes, buttons: Array.from({ length: 17 }, (_, i) => ({ pressed: pressed.includes(i) })),
});
const reader = () => {
  const read = createButtons(() => false);
  read([pad([])], 0);
  return read;
};

test('what is held at the first look does nothing until it is let go', () => {
  const read = createButtons(() => false);
  expect(read([pad([0, 13])], 0)).toEqual([]);
  expect(read([pad([0, 13])], 5_000)).toEqual([]);
  read([pad([])], 5_016);
  expect(read([pad([0])], 5_032)).toEqual(['press']);
});

test('so does what is held on a pad that is plugged in later', () => {
  const read = reader();
  expect(read([pad([]), pad([1], [0, 0], 1)], 16)).toEqual([]);
  read([pad([]), pad([], [0, 0], 1)], 32);
  expect(read([pad([]), pad([1], [0, 0], 1)], 48)).toEqual(['back']);
});

test('a held direction repeats after a while, a held confirmation never does', () => {
  const read = reader();
  const done: string[] = [];
  for (let ms = 16; ms <= 1_000; ms += 16) done.push(...read([pad([0, 13])], ms));
  expect(done.filter((command) => command === 'press')).toHaveLength(1);
  expect(done.filter((command) => command === 'down')).toHaveLength(6);
});

test('a stick held askew is one direction', () => {
  const read = reader();
  expect(read([pad([], [0.6, -0.9, 0, 0])], 16)).toEqual(['up']);
  expect(read([pad([], [0.3, -0.3, 0, 0])], 32)).toEqual([]);
});

test('the right button confirms where the maker says so', () => {
  const read = createButtons(() => true);
  read([pad([])], 0);
  expect(read([pad([1])], 16)).toEqual(['press']);
  expect(read([pad([0])], 32)).toEqual(['back']);
});

test('a worn stick at rest does not scroll', () => {
  expect(scrollOf([pad([], [0, 0, 0.1, -0.15])])).toEqual({ x: 0, y: 0 });
  expect(scrollOf([pad([], [0, 0, 0, 0.8])])).toEqual({ x: 0, y: 0.8 });
});
