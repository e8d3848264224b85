import type { PieceSummary } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { helpRows, isStale, languagesOf, newPieceId, pieceState } from './help-table.ts';

const piece = (language: string, id: string, updatedAt: number, more: Partial<PieceSummary> = {}): PieceSummary => {
  return { language, kind: 'article', id, title: id, version: 1, updatedAt, ...more };
};

test('what players have is told from what authors have', () => {
  expect(pieceState({ version: 3, liveVersion: 3 })).toBe('live');
  expect(pieceState({ version: 3, liveVersion: 2 })).toBe('changed');
  expect(pieceState({ version: 3 })).toBe('draft');
});

test('English comes first, then the fullest language', () => {
  const pieces = [piece('de', 'a', 1), piece('zh-Hans', 'a', 1), piece('zh-Hans', 'b', 1), piece('en', 'a', 1)];
  expect(languagesOf(pieces)).toEqual(['en', 'zh-Hans', 'de']);
  expect(languagesOf([])).toEqual([]);
});

test('a translation is stale from the moment its source was changed after it', () => {
  const [row] = helpRows([piece('en', 'a', 5), piece('de', 'a', 4), piece('fr', 'a', 5), piece('x', 'a', 1, { kind: 'menu' })]);
  expect([isStale(row!, 'de', 'en'), isStale(row!, 'fr', 'en'), isStale(row!, 'en', 'en'), isStale(row!, 'ja', 'en')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(row!.byLanguage.size).toBe(3);
});

test('rows are what is written piece by piece', () => {
  const kinds = ['announcement', 'section', 'article', 'menu', 'hours', 'theme'] as const;
  const rows = helpRows(kinds.map((kind) => piece('en', kind, 1, { kind })));
  expect(rows.map(({ kind }) => kind)).toEqual(['announcement', 'section', 'article']);
});

test('a new piece gets an id that can be read and is free', () => {
  const taken = new Set(['lost-my-purchase', 'article']);
  expect(newPieceId('Lost my purchase?', 'article', taken)).toBe('lost-my-purchase-2');
  expect(newPieceId('Été à Zürich', 'article', taken)).toBe('ete-a-zurich');
  expect(newPieceId('充值没到账', 'article', taken)).toBe('article-2');
});
