import { expect, test } from 'vitest';
import * as v from 'valibot';
import * as LIMITS from './limits.ts';
import { personText, programText } from './text.ts';

test('a person\'s text keeps every character that can be stored', () => {
  expect(v.parse(personText, 'Mất 500 💎 日本\n')).toBe('Mất 500 💎 日本\n');
  expect(v.parse(personText, 'a\0b\uD83D')).toBe('ab\uFFFD');
});

test('a blank or endless text from a person is refused', () => {
  expect(v.is(personText, ' \n')).toBe(false);
  expect(v.is(personText, 'x'.repeat(LIMITS.textChars + 1))).toBe(false);
});

test('a program\'s text is cut instead', () => {
  expect(v.parse(programText, 'x'.repeat(9_999))).toHaveLength(LIMITS.contextChars);
});
