import { pluralIn } from '@savepoint/protocol';
import { describe, expect, test } from 'vitest';
import { en, type Messages } from './en.ts';
import { LANGUAGES } from './languages.ts';
import { missingWords } from './missing.ts';
import { withOwnWords } from './own-words.ts';

const load = async (tag: string): Promise<Messages> => (await LANGUAGES[tag]!()).words(pluralIn(tag));

/** Every word of an object, by its way; those that are made of values, made of 7, 8, 9 and 10. */
function wordsOf(messages: object, way = ''): [way: string, word: string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object') return wordsOf(value, `${way}${key}.`);
    return [[way + key, typeof value === 'function' ? String(value(7, 8, 9, 10)) : value]];
  });
}

describe.each(Object.keys(LANGUAGES))('%s', (tag) => {
  test('has every word, and each value in it', async () => {
    const messages = await load(tag);
    expect(missingWords(messages, en)).toEqual([]);
    const words = new Map(wordsOf(messages));
    for (const [way, word] of wordsOf(en)) {
      const values = (text = '') => text.match(/\d+/g)?.toSorted();
      expect(values(words.get(way)), way).toEqual(values(word));
    }
  });

  test('leaves nothing in English', async () => {
    const english = new Map(wordsOf(en));
    const same = wordsOf(await load(tag)).filter(([way, word]) => word.length > 12 && english.get(way) === word);
    expect(same).toEqual([]);
  });
});

test('a word that is missing, empty or of another kind is found', () => {
  const { title: _, ...rest } = en;
  const words = { ...rest, hello: '', newCount: 'new', topics: { ...en.topics, bug: undefined } };
  expect(missingWords(words, en).toSorted()).toEqual(['hello', 'newCount', 'title', 'topics.bug']);
});

test.each([
  ['ru', ['1 новое', '2 новых', '5 новых', '21 новое']],
  ['uk', ['1 нове', '2 нові', '5 нових', '21 нове']],
  ['ar', ['رسالة جديدة', 'رسالتان جديدتان', '5 رسائل جديدة', '21 رسالة جديدة']],
  ['fr', ['1 nouveau', '2 nouveaux', '5 nouveaux', '21 nouveaux']],
])('%s counts by its own rules', async (tag, counted) => {
  const { newCount } = await load(tag);
  expect([1, 2, 5, 21].map(newCount)).toEqual(counted);
});

test('a studio has its own words in place of ours, and may write patterns', () => {
  const mixed = withOwnWords(en, {
    hello: 'Ahoy!',
    topics: { bug: 'A leak' },
    caseNumber: 'Bottle {0}',
    newCount: (count: number) => `${count} afloat`,
  });
  expect([mixed.hello, mixed.topics.bug, mixed.topics.payment]).toEqual(['Ahoy!', 'A leak', en.topics.payment]);
  expect([mixed.caseNumber(3), mixed.newCount(4)]).toEqual(['Bottle 3', '4 afloat']);
  expect(en.hello).not.toBe('Ahoy!');
});

test('what is no word of ours changes nothing', () => {
  expect(withOwnWords(en, { hello: 7, topics: 'x', unknown: 'y', title: null })).toEqual(en);
  expect(withOwnWords(en, undefined)).toEqual(en);
});
