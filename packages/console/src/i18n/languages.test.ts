import { afterEach, expect, test } from 'vitest';
import { shortAge, dayName } from '../format/time.ts';
import { languageName } from '../format/names.ts';
import { count } from '../format/count.ts';
import { en } from './en.ts';
import { LANGUAGES } from './languages.ts';
import { spoken, text } from './text.ts';
import { zhHans } from './zh-hans.ts';

afterEach(() => void (spoken.value = LANGUAGES.en));

/** Every word by its way; what is made of values is made of 7 and `x`. */
function wordsOf(messages: object, way = ''): [way: string, word: string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'function') return [[way + key, String(value(...made(value.length)))]];
    return typeof value === 'string' ? [[way + key, value]] : wordsOf(value, `${way}${key}.`);
  });
}
/** Lists of words are joined where they are used, so each value can stand for one. */
const made = (count: number) => Array.from({ length: count }, () => Object.assign(['x'], { toString: () => 'x' }));

const chinese = new Map(wordsOf(zhHans));

test('each word has its own in Chinese, and none was left in English', () => {
  const same = wordsOf(en).filter(([way, word]) => chinese.get(way) === word || !chinese.get(way));
  expect(same).toEqual([]);
});

test('Chinese words are Chinese, with the punctuation of Chinese', () => {
  const words = [...chinese];
  const signsOnly = words.filter(([, word]) => !/\p{Script=Han}/u.test(word)).map(([way]) => way);
  expect(signsOnly).toEqual(['common.because', 'context.percent', 'context.ofLimit']);
  expect(words.filter(([, word]) => /\p{Script=Han}[,.;:?!]|\.\.\./u.test(word))).toEqual([]);
});

test('what is drawn follows the language in use: words, dates, numbers and names of languages', () => {
  const now = new Date('2026-11-22T12:00:00').getTime();
  const drawn = () => [
    text.cases.reply.send,
    dayName(new Date('2026-11-16T12:00:00').getTime(), now),
    shortAge(now - 240_000, now),
    languageName('de-AT'),
    count(12_345),
  ];
  expect(drawn()).toEqual(['Send', 'Monday 16 November', '4 min', 'Austrian German', '12,345']);
  spoken.value = LANGUAGES['zh-Hans'];
  expect(drawn()).toEqual(['发送', '11月16日星期一', '4 分钟', '奥地利德语', '12,345']);
});
