import { expect, test } from 'vitest';
import { percentiles } from './frame-times.ts';

test('gives percentiles by nearest rank, whatever the order of the frames', () => {
  const frames = Float64Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentiles(frames)).toEqual({ p50: 50, p95: 95, p99: 99, worst: 100 });
});

test('a single frame is every percentile', () => {
  expect(percentiles(Float64Array.of(16.66))).toEqual({ p50: 16.7, p95: 16.7, p99: 16.7, worst: 16.7 });
});
