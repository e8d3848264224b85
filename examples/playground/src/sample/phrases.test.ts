import { expect, test } from 'vitest';
import { fillIn, readPhrases } from './phrases.ts';

test('reads sections and phrases, several lines to a phrase', () => {
  const phrases = readPhrases('[bug]\none\n\ntwo\nlines\n\n[answer.bug]\nthree\n');
  expect([...phrases]).toEqual([
    ['bug', ['one', 'two\nlines']],
    ['answer.bug', ['three']],
  ]);
});

test('fills places in and refuses one without a value', () => {
  expect(fillIn('level {level}, {gems} gems', { level: 3, gems: 80 })).toBe('level 3, 80 gems');
  expect(() => fillIn('{what}', {})).toThrow('No value for {what}');
});
