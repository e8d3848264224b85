import type { HelpArticle } from '@savepoint/protocol';

/** An article in, all that a player reads of it, and the keywords that its author gave it, out. */
export const articleWords = ({ body, keywords = [] }: HelpArticle): string => [...keywords, ...wordsOf(body)].join(' ');

/** What is shown of a block stands in lists and under these names; the rest says how. */
const SHOWN = ['text', 'items', 'head', 'rows', 'picture', 'alt'] as const;

function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  return SHOWN.flatMap((name) => wordsOf((part as Partial<Record<(typeof SHOWN)[number], unknown>>)[name]));
}
