import type { HelpPiece } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { comparable, editOf, pieceOf } from './piece-edit.ts';

const content: Extract<HelpPiece, { kind: 'article' }>['content'] = {
  id: 'black-screen',
  section: 'bugs',
  position: 3,
  title: 'A black screen',
  keywords: ['dark', 'nothing shows'],
  body: [{ type: 'paragraph', text: ['Update ', { text: 'it', strong: true }, '.'] }],
  audience: { builds: '>=1.4' },
};

test('an article that is saved as it was read is the same, with what is not edited here', () => {
  const edit = editOf('article', content);
  expect(edit).toEqual({
    title: 'A black screen',
    section: 'bugs',
    position: 3,
    keywords: 'dark, nothing shows',
    markdown: 'Update **it**.\n',
  });
  expect(pieceOf('article', content.id, edit, content)).toEqual({ piece: { kind: 'article', content }, faults: [] });
});

test('keywords are parted by commas of either script, and none is blank', () => {
  const edit = { ...editOf('article', content), keywords: ' 充值，没到账、 payment,, ', title: ' T ' };
  const { piece } = pieceOf('article', content.id, edit, undefined);
  expect(piece.content).toMatchObject({ title: 'T', keywords: ['充值', '没到账', 'payment'] });
  expect(piece.content).not.toHaveProperty('audience');
});

test('a section is its title and its place', () => {
  const section = { id: 'bugs', title: 'Bugs', position: 2 };
  expect(pieceOf('section', 'bugs', editOf('section', section), section)).toEqual({
    piece: { kind: 'section', content: section },
    faults: [],
  });
  expect(comparable('section', section)).toBe('Bugs\n\n');
  expect(comparable('article', undefined)).toBe('');
});
