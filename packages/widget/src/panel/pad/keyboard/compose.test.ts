import { expect, test } from 'vitest';
import { addKey, eraseLast } from './compose.ts';
import { keysOf, layoutOf } from './layouts.ts';

const typed = (...keys: string[]) => keys.reduce(addKey, '');

test.each([
  ['ㅎㅏㄴㄱㅡㄹ', '한글'],
  ['ㅇㅏㄴㄴㅕㅇㅎㅏㅅㅔㅇㅛ', '안녕하세요'],
  ['ㄷㅏㄹㄱ', '닭'],
  ['ㄷㅏㄹㄱㅏ', '달가'],
  ['ㄱㅘㄱ', '곽'],
  ['ㅇㅗㅏㄴ', '완'],
  ['ㅇㅓㅂㅅㅇㅓ', '없어'],
  ['ㅃㅏ', '빠'],
  ['ㄸㅗㄸ', '또ㄸ'],
  ['ㅋㅋ', 'ㅋㅋ'],
])('%s becomes %s', (letters, text) => {
  expect(typed(...letters)).toBe(text);
});

test('Korean is erased letter by letter', () => {
  expect(eraseLast('닭')).toBe('달');
  expect(eraseLast('달')).toBe('다');
  expect(eraseLast('와')).toBe('오');
  expect(eraseLast('다')).toBe('ㄷ');
  expect(eraseLast('ㄷ')).toBe('');
});

test('Vietnamese marks join the letter before them, the last one counts', () => {
  expect(typed('t', 'i', 'ê', '\u0301', 'n', 'g')).toBe('tiếng');
  expect(typed('V', 'i', 'ê', '\u0323', 't')).toBe('Việt');
  expect(typed('ơ', '\u0301', '\u0300')).toBe('ờ');
  expect(typed('t', '\u0301')).toBe('t');
  expect(typed('\u0301', 'a')).toBe('a');
});

test('kana are voiced and made small', () => {
  expect(typed('か', '\u3099')).toBe('が');
  expect(typed('は', '\u309A')).toBe('ぱ');
  expect(typed('は', '\u3099', '\u309A')).toBe('ぱ');
  expect(typed('ア', '\u3099')).toBe('ア');
  expect(typed('や', '小')).toBe('ゃ');
  expect(typed('ッ', '小')).toBe('ツ');
});

test('a picture of two code units is erased whole', () => {
  expect(eraseLast('hi 👍')).toBe('hi ');
});

test('capitals follow the language, and a language without a keyboard gets Latin letters', () => {
  expect(keysOf(layoutOf('de-AT'), true, 'de')[2]!.join('')).toBe('YXCVBNMß,.?');
  expect(keysOf(layoutOf('uk'), true, 'uk')[0]!.join('')).toBe('ЙЦУКЕНГШЩЗХЇ');
  expect(keysOf(layoutOf('ko'), true, 'ko')[0]!.join('')).toBe('ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ');
  expect(layoutOf('zh-Hans')).toBe(layoutOf('en'));
});
