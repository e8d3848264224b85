import { expect, test } from 'vitest';
import { castOf, hollowIntervalS, levelName } from './director.ts';
import { newFireflies } from './firefly.ts';
import { seededRandom } from './random.ts';

test('brings a new kind of hollow in each of the first levels', () => {
  expect([1, 2, 3, 4].map((level) => new Set(castOf(level)).size)).toEqual([1, 2, 3, 4]);
});

test('sends hollows faster every level, but never without a pause', () => {
  const intervals = Array.from({ length: 20 }, (_, i) => hollowIntervalS(i + 1));
  expect(intervals).toEqual(intervals.toSorted((a, b) => b - a));
  expect(intervals.at(-1)).toBeGreaterThan(0.3);
});

test('has a name for every level', () => {
  expect(levelName(1)).toBe('Dusk');
  expect(levelName(11)).toBe('The long dark 3');
});

test('puts fireflies inside any pond, clear of the lower edge', () => {
  const random = seededRandom(5);
  for (const arena of [{ width: 480, height: 1008 }, { width: 1008, height: 480 }, { width: 480, height: 480 }]) {
    for (let i = 0; i < 50; i++) {
      for (const { x, y } of newFireflies(arena, random)) {
        expect(x).toBeGreaterThan(40);
        expect(x).toBeLessThan(arena.width - 40);
        expect(y).toBeGreaterThan(40);
        expect(y).toBeLessThan(arena.height - 80);
      }
    }
  }
});
