import type { HelpArticle } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { articleWords } from './article-words.ts';

test('finds an article by what players read of it and by its keywords, not by how it is made', () => {
  const picture = { sha256: 'a'.repeat(64), format: 'png', alt: 'the gate', width: 1, height: 1 } as const;
  const article: HelpArticle = {
    id: 'lamp',
    title: 'Lamp',
    keywords: ['candle'],
    body: [
      { type: 'paragraph', text: ['Open ', { text: 'Settings', strong: true, link: { to: 'form', topic: 'bug' } }] },
      { type: 'steps', items: [{ text: ['Close it'], picture }] },
      { type: 'table', head: [['Key']], rows: [[['F1']]] },
      { type: 'note', tone: 'warning', text: ['Not twice'] },
    ],
  };
  expect(articleWords(article)).toBe('candle Open  Settings Close it the gate Key F1 Not twice');
});
