import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptAround } from './excerpt.ts';

const marked = (text: string, asked: string) => {
  const found = excerptAround(text, asked);
  return found && found.marks.map(([from, to]) => found.excerpt.slice(from, to));
};

test.each([
  ['Hinter dem dritten Tor ist nur Nebel.', 'nebel tor', ['Tor', 'Nebel']],
  ['I paid TWICE, really twice', 'twic', ['TWIC', 'twic']],
  ['Le café était fermé', 'CAFE', ['café']],
  ['我的钻石不见了', '钻石', ['钻石']],
  ['ダイヤが消えた', '消えた', ['消えた']],
  ['ＰＣ version', 'pc', ['ＰＣ']],
  ['nothing like it', 'lantern', null],
  ['unpaid', 'paid', null],
])('%s, looked for by %s', (text, asked, marks) => {
  expect(marked(text, asked)).toEqual(marks);
});

test('shows the part of a long text that says most of what is looked for', () => {
  const found = excerptAround(`the gate ${'and so on '.repeat(60)}where the lantern hangs at the gate ${'and on '.repeat(60)}`, 'gate lantern')!;
  expect(found.excerpt).toMatch(/^….*lantern hangs at the gate.*…$/);
  expect(found.marks).toHaveLength(2);
});

test('marks lie within the excerpt, in order, and cut no letter in two, whatever is written', () => {
  const letters = fc.constantFrom('a', 'É', 'ß', 'İ', '中', '한', '🦊', '👩‍🚀', ' ', 'x\u0301', '\n', 'ﬁ');
  const text = fc.array(letters, { maxLength: 400 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('a', 'é', '中', 'fi', 'ss', 'x', '한 a'), (said, asked) => {
      const found = excerptAround(said, asked);
      let at = 0;
      for (const [from, to] of found?.marks ?? []) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(at).toBeLessThanOrEqual(found?.excerpt.length ?? 0);
      expect(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(found?.excerpt ?? '')).toBe(false);
    }),
  );
});
