import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('makes canonical version 7 ids that carry the time', () => {
  const id = newId(Date.UTC(2100, 0, 1));
  expect(isId(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Date.UTC(2100, 0, 1));
});

test('keeps increasing when the clock stands still or moves back', () => {
  const start = Date.UTC(2101, 0, 1);
  const ids = Array.from({ length: 10_000 }, (_, i) => newId(start - i));
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(ids).size).toBe(ids.length);
});

test('refuses what is not a canonical UUID', () => {
  for (const bad of ['', 'x', newId().toUpperCase(), `${newId()} `, 7, null]) expect(isId(bad)).toBe(false);
});
