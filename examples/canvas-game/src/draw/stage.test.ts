import { expect, test } from 'vitest';
import { layOut } from './stage.ts';

test('gives every screen the same short side, and no screen an endless long one', () => {
  expect(layOut(390, 844).arena.width).toBe(480);
  expect(layOut(1280, 720).arena.height).toBe(480);
  expect(layOut(3440, 720).arena.width).toBe(1008);
});

test('centres the pond where the screen is longer than the arena', () => {
  const { left, top, scale, arena } = layOut(3440, 720);
  expect(left).toBeCloseTo((3440 - arena.width * scale) / 2);
  expect(top).toBe(0);
});
