import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRich, parseRich, plainOf, type RichBlock, type RichRun } from './rich-text.ts';

const runsOf = (blocks: readonly RichBlock[]): RichRun[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? block.runs : block.items.flat()));
const line = (text: string) => runsOf(parseRich(text));

test('marks are read, alone and within each other', () => {
  expect(line('a **b *c* d** _e_ `f*g*`')).toEqual([
    { text: 'a ' },
    { text: 'b ', strong: true },
    { text: 'c', strong: true, em: true },
    { text: ' d', strong: true },
    { text: ' ' },
    { text: 'e', em: true },
    { text: ' ' },
    { text: 'f*g*', code: true },
  ]);
});

test('what is no mark is words: sums, names with underscores, marks without an end, marks after a backslash', () => {
  for (const words of ['2 * 3 * 4', 'snake_case_name', 'a ** b', '**open', '5* hotel', '[a](b)', '``']) {
    expect([words, line(words)]).toEqual([words, [{ text: words }]]);
    expect(isRich(words)).toBe(false);
  }
  expect(line('\\*not\\* C:\\dir')).toEqual([{ text: '*not* C:\\dir' }]);
});

test('links lead to https and to articles, and nowhere else', () => {
  expect(line('see [this](https://example.com/a?b=c) and https://example.com/x.')).toEqual([
    { text: 'see ' },
    { text: 'this', link: { to: 'page', url: 'https://example.com/a?b=c' } },
    { text: ' and ' },
    { text: 'https://example.com/x', link: { to: 'page', url: 'https://example.com/x' } },
    { text: '.' },
  ]);
  expect(line('[How](savepoint:article/reset-2)')).toEqual([{ text: 'How', link: { to: 'article', id: 'reset-2' } }]);
  const nowhere = ['javascript:alert(1)', 'http://example.com', 'https://bank.example@evil.example', 'data:text/html,x', 'savepoint:article/../x', 'HTTPS://', '//x.y'];
  for (const address of nowhere) expect(isRich(`[a](${address})`)).toBe(false);
});

test('lists keep their numbers, and lines of a paragraph their ends', () => {
  expect(parseRich('Do:\n3. first\n4. **second**\n- or this\n\nline\nnext')).toEqual([
    { type: 'paragraph', runs: [{ text: 'Do:' }] },
    { type: 'list', start: 3, items: [[{ text: 'first' }], [{ text: 'second', strong: true }]] },
    { type: 'list', items: [[{ text: 'or this' }]] },
    { type: 'paragraph', runs: [{ text: 'line\nnext' }] },
  ]);
  expect(plainOf('Do:\n3. first\n4. **second**\n\n[this](https://e.com) `x`')).toBe('Do:\n\n3. first\n4. second\n\nthis (https://e.com) x');
});

const pieces = fc.constantFrom(
  '*', '**', '_', '`', '[', ']', '(', ')', '\\', '\n', '\n\n', '- ', '1. ', ' ', 'word', 'https://', 'https://a.b/c', 'savepoint:article/x',
  'javascript:', '<img src=x>', '](https://a.b)', '😀', '\u0000', 'http://x.y',
);
const texts = fc.oneof(fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 200 }));

function isPart(part: string, whole: string): boolean {
  let at = 0;
  for (const char of part) {
    at = whole.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}

test('of any text: nothing throws, no word is made up, and links lead only to https or an article', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const runs = runsOf(parseRich(text));
      expect(isPart(runs.map((run) => run.text).join(''), text)).toBe(true);
      const links = runs.flatMap(({ link }) => link ?? []);
      expect(links.filter((link) => (link.to === 'page' ? new URL(link.url).protocol !== 'https:' : !/^[a-z0-9-]+$/.test(link.id)))).toEqual([]);
      expect(typeof plainOf(text)).toBe('string');
    }),
    { numRuns: 1_000 },
  );
});

test('the longest text of nothing but marks is read at once', () => {
  for (const mark of ['*', '**a', '_a ', '`', '[', '[a](', '**a *b ', '1. ', 'https://', '\\']) {
    const startMs = performance.now();
    parseRich(mark.repeat(10_000 / mark.length));
    expect([mark, performance.now() - startMs < 400]).toEqual([mark, true]);
  }
});
