import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsOf, vectorOf, wordsOf } from './words.ts';

test.each([
  ['Crash: on level-7, again!', ['crash', 'on', 'level', '7', 'again']],
  ['Café ÑANDÚ Straße', ['cafe', 'nandu', 'straße']],
  ['Ёлка й', ['ёлка', 'й']],
  ['闪退', ['闪退']],
  ['更新后闪退了', ['更新', '新后', '后闪', '闪退', '退了']],
  ['iOSで落ちる', ['ios', 'で落', '落ち', 'ちる']],
  ['게임이', ['게임', '임이']],
  ['ＡＢＣ ｶﾞ', ['abc', 'ガ']],
  ["it's 'quoted' \\ & | ! :* <->", ['it', 's', 'quoted']],
  ['😀 …', []],
])('%s is found by %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('looks for words by their beginning, and for pairs as they are', () => {
  expect(termsOf('Crash lev crash')).toEqual(["'/crash':*", "'/lev':*"]);
  expect(termsOf('闪退了 ios')).toEqual(["'/闪退'", "'/退了'", "'/ios':*"]);
  expect(termsOf('闪')).toEqual(["'/闪':*"]);
  expect(termsOf('!? …')).toEqual([]);
});

test('a word has the best of its weights', () => {
  expect(vectorOf({ A: ['crash'], D: ['crash', 'again', 'again'] }, 'ab1.')).toBe("'ab1.crash':1A 'ab1.again':1D");
});

test('gives plain English the very words that any other text gets', () => {
  // With one letter that is not plain the text goes the long way.
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
    expect([...wordsOf(text), 'e']).toEqual(wordsOf(`${text} é`));
  }));
});
