import { resolveLanguage } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { directionOf } from './direction.ts';

const KNOWN = ['en', ...Object.keys(LANGUAGES)];

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['de_DE', 'de'],
  ['DE', 'de'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh_Hant_TW', 'zh-Hant'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['es-419', 'es'],
  ['fr-CA', 'fr'],
  ['ar-EG', 'ar'],
  ['ru-UA', 'ru'],
  ['nb', 'en'],
  ['tlh', 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['not a language', 'en'],
])('a player of %j reads %s', (wanted, language) => {
  expect(resolveLanguage([wanted], KNOWN)).toBe(language);
});

test('the first wish that can be served counts, and none is needed', () => {
  expect(resolveLanguage(['nb', 'sv-SE', 'uk', 'de'], KNOWN)).toBe('uk');
  expect(resolveLanguage([undefined, 'ja'], KNOWN)).toBe('ja');
  expect(resolveLanguage([], KNOWN)).toBe('en');
});

test('of two that serve, the region decides', () => {
  const known = ['pt-BR', 'pt-PT', 'sr-Latn'];
  expect(resolveLanguage(['pt-PT'], known)).toBe('pt-PT');
  expect(resolveLanguage(['pt'], known)).toBe('pt-BR');
  // Serbian is written in Cyrillic unless said otherwise.
  expect(resolveLanguage(['sr'], known)).toBe('en');
  expect(resolveLanguage(['sr-Latn-RS'], known)).toBe('sr-Latn');
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['uz', 'ltr'],
  ['ja', 'ltr'],
  ['nonsense!', 'ltr'],
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
