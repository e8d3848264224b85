import type { FormDefinition, Localised } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { staleWords } from './stale-words.ts';

const form = (label: Localised, option: Localised): FormDefinition => ({
  id: 'bug',
  topic: 'bug',
  fields: [{ id: 'often', type: 'choice', label, options: [{ id: 'once', label: option }] }],
});
const once = { en: 'Once', de: 'Einmal' };

test('a word is stale from the version in which its English changed until it is changed itself', () => {
  const first = form({ en: 'How often?', de: 'Wie oft?', fr: 'Souvent ?' }, once);
  const second = form({ en: 'How many times?', de: 'Wie oft?', fr: 'Combien de fois ?' }, once);
  const third = form({ en: 'How many times?', de: 'Wie viele Male?', fr: 'Combien de fois ?' }, once);
  expect(staleWords([first])).toEqual({});
  expect(staleWords([first, second])).toEqual({ de: ['often'] });
  expect(staleWords([first, second, second])).toEqual({ de: ['often'] });
  expect(staleWords([first, second, third])).toEqual({});
});

test('what a language lacks is missing, and a new field is as old as its words', () => {
  const before = form({ en: 'How often?' }, { en: 'Once' });
  const after = form({ en: 'How often?', de: 'Wie oft?' }, { en: 'One time' });
  expect(staleWords([before, after])).toEqual({});
  expect(staleWords([{ ...before, fields: [] }, after])).toEqual({});
  expect(staleWords([after, form({ en: 'How often?', de: 'Wie oft?' }, { en: 'Once', de: 'Einmal' })])).toEqual({});
});
