import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, isPattern } from './pattern.ts';

test('refuses what could be made to hang, or is no pattern', () => {
  const bad = ['(a+)+', '(a|b)', 'a**', '[', '[z-a]', '\\1', '^a$', 'a{3,2}', 'a{500}', '\\u{1', 'x'.repeat(201), 'a{999}b{999}'];
  expect(bad.filter(isPattern)).toEqual([]);
});

test('matches the whole text, as the engine would that it stands in for', () => {
  const piece = fc.tuple(fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\.'), fc.constantFrom('', '?', '*', '+', '{2}', '{1,}', '{0,3}'));
  const way = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.flat().join(''));
  const pattern = fc.array(way, { minLength: 1, maxLength: 3 }).map((ways) => ways.join('|'));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '7', '.', '日', '💎'), maxLength: 6 });
  fc.assert(
    fc.property(pattern, text, (source, given) => {
      expect(compilePattern(source)!(given)).toBe(new RegExp(`^(?:${source})$`, 'us').test(given));
    }),
    { numRuns: 2_000 },
  );
});

test('the worst pattern over the longest text takes no time', () => {
  const slow = compilePattern('a*'.repeat(60) + 'b')!;
  const before = process.cpuUsage();
  expect(slow('a'.repeat(4_000))).toBe(false);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
});
