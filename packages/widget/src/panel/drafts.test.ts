import { cell, type Support } from '@savepoint/sdk';
import { expect, test } from 'vitest';
import { draftOf } from './drafts.ts';

/** A page of a game where nobody is signed in. */
function stage() {
  const playerId = cell<string | undefined>(undefined);
  const support = { playerId, collectContext: async () => ({}) } as unknown as Support;
  const words = () => [draftOf(support).text.value, draftOf(support).opening.text.value];
  const write = (text: string) => {
    const draft = draftOf(support);
    draft.text.value = draft.opening.text.value = text;
  };
  return { words, write, meet: (id?: string) => void (playerId.value = id) };
}

test('each player has a draft alone, and finds it again', () => {
  const { words, write, meet } = stage();
  meet('an');
  write('by An');
  meet('binh');
  expect(words()).toEqual(['', '']);
  write('by Binh');
  meet();
  expect(words()).toEqual(['', '']);
  meet('an');
  expect(words()).toEqual(['by An', 'by An']);
});

test('what was written while nobody was signed in goes along with the next who signs in, and with nobody else', () => {
  const { words, write, meet } = stage();
  write('by somebody');
  meet('an');
  meet('binh');
  expect(words()).toEqual(['', '']);
  meet();
  expect(words()).toEqual(['', '']);
  meet('an');
  expect(words()).toEqual(['by somebody', 'by somebody']);
});
