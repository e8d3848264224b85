import { expect, test } from 'vitest';
import { neighbour, neighbourRound, type Box } from './neighbour.ts';

const box = (left: number, top: number, width = 100, height = 40): Box => ({
  left, top, right: left + width, bottom: top + height,
});
/** A list under a head with a button at each end. */
const BACK = box(0, 0, 44);
const CLOSE = box(356, 0, 44);
const ROWS = [box(0, 60, 400), box(0, 100, 400), box(0, 140, 400)];
const SCREEN = [BACK, CLOSE, ...ROWS];
const go = (from: Box, direction: Parameters<typeof neighbour>[2]) => {
  const i = neighbour(from, SCREEN.filter((one) => one !== from), direction);
  return i === undefined ? undefined : SCREEN.filter((one) => one !== from)[i];
};

test('goes down a list row by row and up again', () => {
  expect(go(BACK, 'down')).toBe(ROWS[0]);
  expect(go(ROWS[0]!, 'down')).toBe(ROWS[1]);
  expect(go(ROWS[1]!, 'up')).toBe(ROWS[0]);
});

test('goes sideways only to what stands beside', () => {
  expect(go(BACK, 'right')).toBe(CLOSE);
  expect(go(CLOSE, 'left')).toBe(BACK);
  expect(go(ROWS[0]!, 'right')).toBeUndefined();
});

test('stays where nothing lies in the direction', () => {
  expect(go(ROWS[2]!, 'down')).toBeUndefined();
  expect(go(BACK, 'up')).toBeUndefined();
});

test('prefers what is straight ahead to what is nearer but aside', () => {
  const from = box(0, 0, 40);
  expect(neighbour(from, [box(200, 45, 40), box(0, 120, 40)], 'down')).toBe(1);
});

test('goes round at the edges of a grid', () => {
  const keys = [box(0, 0, 40), box(40, 0, 40), box(80, 0, 40), box(0, 40, 40), box(40, 40, 40), box(80, 40, 40)];
  expect(neighbourRound(keys[2]!, keys, 'right')).toBe(0);
  expect(neighbourRound(keys[0]!, keys, 'left')).toBe(2);
  expect(neighbourRound(keys[4]!, keys, 'down')).toBe(1);
  expect(neighbourRound(keys[1]!, keys, 'up')).toBe(4);
});
