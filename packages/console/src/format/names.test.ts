import { expect, test } from 'vitest';
import { initials, languageName, playerName, tagLabel, tagParts } from './names.ts';

test('nameless players of the same minute differ', () => {
  const name = (id: string) => playerName({ id });
  expect(name('0193a000-0000-7000-8000-0000000000ab')).toBe('Player 0000ab');
  expect(playerName({ id: 'x', name: '  ' })).toBe('Player x');
});

test('initials take letters of any script', () => {
  expect(['Mira Okafor', '林小雨', 'xX_Turbo', '🔥', 'jürgen'].map(initials)).toEqual(['MO', '林', 'XT', '?', 'J']);
});

test('tags split at the first colon and read in words where the value is a code', () => {
  expect(tagParts('os:Android')).toEqual({ kind: 'os', value: 'Android' });
  expect(tagParts('build:1:2')).toEqual({ kind: 'build', value: '1:2' });
  expect(tagParts('vip')).toEqual({ kind: '', value: 'vip' });
  expect(['topic:ban_appeal', 'device:tv', 'locale:de'].map(tagLabel)).toEqual(['Ban appeal', 'TV', 'de']);
});

test('what is no language code stays as it is', () => {
  expect(languageName('de-AT')).toBe('Austrian German');
  expect(languageName('not a code')).toBe('not a code');
});
