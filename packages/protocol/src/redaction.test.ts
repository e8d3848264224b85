import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackOut, contextWithout, isBlackedOut, without } from './redaction.ts';

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

test('knows a text by what redactions have left of it, and no other', () => {
  const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({ from, to: from + length }));
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 30 });
  fc.assert(
    fc.property(letters, fc.array(range, { maxLength: 3 }), fc.array(range, { maxLength: 2 }), (text, once, again) => {
      expect(isBlackedOut(text, blackOut(blackOut(text, once), again))).toBe(true);
    }),
  );
  const kept = 'my card is █████, call █████ now';
  expect(isBlackedOut('my card is 4111, call Ana now', kept)).toBe(true);
  for (const other of ['my card is 4111, call Ana', 'your card is 4111, call Ana now', 'my card is 4111 now', 'my card is , now', '']) {
    expect([other, isBlackedOut(other, kept)]).toEqual([other, false]);
  }
  expect([isBlackedOut('one', 'two'), isBlackedOut('one', 'one'), isBlackedOut('one', 'on')]).toEqual([false, true, false]);
  // What was said need not be both the beginning and the end.
  expect(isBlackedOut('ab', 'ab█████ab')).toBe(false);
});

test('takes what stands at a path, whatever else is taken from the same list', () => {
  const value = { list: ['a', 'b', 'c', 'd'], deep: { name: 'x', kept: 1 } };
  expect(without(value, [['list', '0'], ['list', '2'], ['deep', 'name'], ['no', 'such'], ['__proto__', 'x']])).toEqual({
    list: ['b', 'd'],
    deep: { kept: 1 },
  });
  expect(value.list).toHaveLength(4);
});

test('takes a part of a context as a whole that lacks what it cannot be without', () => {
  const context = { device: { os: 'Linux', model: 'Deck' }, screen: { width: 1280, height: 800, pixelRatio: 1 } };
  expect(contextWithout(context, [['screen', 'width'], ['device', 'os']])).toEqual({ device: { model: 'Deck' } });
});
