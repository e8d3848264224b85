import type { Case } from '@savepoint/sdk';
import { text } from '../i18n/text.ts';
import { stateWords } from './state-words.ts';

/** The cases in which each word of `query` stands: in what was written, the topic, the state or the number. */
export function findCases(cases: Case[], query: string): Case[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return cases;
  return cases.filter((view) => {
    const all = [`#${view.number}`, text.topics[view.topic], stateWords(view), ...view.messages.map((message) => message.text)];
    const folded = fold(all.join('\n'));
    return words.every((word) => folded.includes(word));
  });
}

/** Without case, marks and other ways to write the same letter. */
const fold = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
