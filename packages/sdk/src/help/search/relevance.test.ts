import type { HelpSection } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { createSearch } from './search.ts';

/** Per language: `id | title | text | what a player would type`, one article a line. */
const SETS = import.meta.glob<string>('./relevance/*.txt', { query: '?raw', import: 'default', eager: true });

const AT = 3;
const LEAST_RECALL = 0.9;

test.each(Object.entries(SETS))('finds what players mean among the first three: %s', async (path, lines) => {
  const language = /(\w+)\.txt$/.exec(path)![1]!;
  const entries = lines.trim().split('\n').map((line) => line.split('|').map((part) => part.trim()));
  expect(entries.length).toBeGreaterThanOrEqual(40);
  const articles = entries.map(([id = '', title = '', text = '']) => ({
    id,
    title,
    body: [{ type: 'paragraph' as const, text: [text] }],
  }));
  const sections: HelpSection[] = [{ id: 'all', title: 'All', articles }];
  const { search } = await createSearch(sections, language);
  const missed = entries.flatMap(([id = '', , , query = '']) => {
    const first = search(query).slice(0, AT).map((found) => found.id);
    return first.includes(id) ? [] : [`${query} → ${id}, found ${first.join(', ')}`];
  });
  expect(1 - missed.length / entries.length, missed.join('\n')).toBeGreaterThanOrEqual(LEAST_RECALL);
});
