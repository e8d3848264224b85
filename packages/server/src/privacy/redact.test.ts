import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackOut } from './redact.ts';
import { cutoff } from './retention.ts';

test('blacks out ranges, joined where they touch, and leaves no trace of how long they were', () => {
  const text = 'my card is 4111 1111, call me';
  expect(blackOut(text, [{ from: 11, to: 20 }])).toBe('my card is █████, call me');
  expect(blackOut(text, [{ from: 16, to: 20 }, { from: 11, to: 16 }, { from: 12, to: 14 }])).toBe('my card is █████, call me');
  expect(blackOut(text, [{ from: 0, to: 2 }, { from: 22, to: 999 }])).toBe('█████ card is 4111 1111, █████');
  expect(blackOut(text, [{ from: 500, to: 501 }])).toBe(text);
  expect(blackOut('a😀b', [{ from: 2, to: 3 }])).toBe('a█████b');
});

test('keeps of the text what stands in no range, in its order, and nothing else', () => {
  const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(range, { maxLength: 5 }), (text, ranges) => {
      const kept = [...text].filter((_, at) => !ranges.some(({ from, to }) => at >= from && at < to)).join('');
      expect(blackOut(text, ranges).replaceAll('█', '')).toBe(kept);
    }),
  );
});

test('keeps a topic as long as it says, or as long as its game does', () => {
  const day = 24 * 60 * 60_000;
  expect(cutoff({}, 'bug', 10 * day)).toBeNull();
  expect(cutoff({ days: 3 }, 'bug', 10 * day)).toBe(7 * day);
  expect(cutoff({ days: 3, topics: { bug: 1 } }, 'bug', 10 * day)).toBe(9 * day);
});
