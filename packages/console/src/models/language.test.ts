import { afterEach, expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/languages.ts';
import { spoken, text } from '../i18n/text.ts';
import { createFakeStorage } from '../testing/fake-page.ts';
import { createLanguage } from './language.ts';

afterEach(() => void (spoken.value = LANGUAGES.en));

test.each([
  [['zh-CN', 'en'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['nb', 'en-US'], 'en'],
  [['tlh'], 'en'],
])('a system that wants %j is spoken to in %s', (wanted, tag) => {
  const root = { lang: '' };
  const { choice } = createLanguage(createFakeStorage(), root, wanted);
  expect([choice.value, root.lang]).toEqual(['system', tag]);
  expect(spoken.value).toBe(LANGUAGES[tag as keyof typeof LANGUAGES]);
});

test('a choice stands above the system, is kept, and can be given back', () => {
  const storage = createFakeStorage();
  createLanguage(storage, { lang: '' }, ['de']).choose('zh-Hans');
  expect(text.cases.reply.send).toBe('发送');
  const root = { lang: '' };
  const later = createLanguage(storage, root, ['de']);
  expect([later.choice.value, root.lang]).toEqual(['zh-Hans', 'zh-Hans']);
  later.choose('system');
  expect([root.lang, text.cases.reply.send]).toEqual(['en', 'Send']);
});

test('storage that is refused costs only the memory of the choice', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  const language = createLanguage({ getItem: refuse, setItem: refuse, removeItem: refuse }, { lang: '' }, []);
  language.choose('zh-Hans');
  expect(text.common.close).toBe('关闭');
});
