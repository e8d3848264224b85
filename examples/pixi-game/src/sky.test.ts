import { expect, test } from 'vitest';
import { COLUMNS, newSky, ROWS } from './sky.ts';

test('a group goes as a whole, and what stood on it comes down', () => {
  const sky = newSky(() => 0);
  sky.columns[0]!.push(1, 1, 2);
  sky.columns[1]!.push(1, 3);
  expect(sky.pop({ column: 0, row: 0 })).toHaveLength(3);
  expect(sky.columns.slice(0, 2)).toEqual([[2], [3]]);
  expect(sky.pop({ column: 0, row: 0 })).toEqual([]);
});

test('the game ends with the first row too many', () => {
  const sky = newSky(() => 0);
  for (let row = 0; row < ROWS; row++) expect(sky.rise(3)).toBe(true);
  expect(sky.rise(3)).toBe(false);
  expect(sky.columns).toHaveLength(COLUMNS);
});
