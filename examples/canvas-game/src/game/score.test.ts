import { expect, test } from 'vitest';
import { breakChain, CHAIN_S, comboOf, coolDown, earn, MAX_COMBO, newScore } from './score.ts';

test('pays more the longer the chain, up to a limit', () => {
  const score = newScore();
  const paid = Array.from({ length: 100 }, () => earn(score, 10, 1));
  expect(paid[0]).toBe(10);
  expect(paid[11]).toBe(30);
  expect(paid.at(-1)).toBe(10 * MAX_COMBO);
  expect(score.points).toBe(paid.reduce((sum, points) => sum + points, 0));
  expect(score.bestCombo).toBe(MAX_COMBO);
});

test('breaks the chain after a pause, and tells what was lost', () => {
  const score = newScore();
  earn(score, 10, 12);
  expect(coolDown(score, CHAIN_S - 0.1)).toBe(0);
  expect(comboOf(score)).toBe(3);
  expect(coolDown(score, 0.2)).toBe(3);
  expect(comboOf(score)).toBe(1);
  expect(coolDown(score, 1)).toBe(0);
});

test('mourns no chain that had not begun to pay', () => {
  const score = newScore();
  earn(score, 10, 2);
  expect(breakChain(score)).toBe(0);
});
