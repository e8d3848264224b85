import type { HelpBlock } from '@savepoint/protocol';
import { helpPiece } from '@savepoint/protocol/schemas';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readArticle } from './read-article.ts';
import { writeArticle } from './write-article.ts';

const picture = { sha256: 'ab'.repeat(32), format: 'png', alt: 'The settings', width: 640, height: 360 } as const;

const WHOLE: HelpBlock[] = [
  { type: 'heading', text: 'If the picture is black' },
  { type: 'paragraph', text: ['Your driver is ', { text: 'too old', strong: true }, '. Run ', { text: 'dx*diag', code: true }, '.'] },
  { type: 'picture', picture },
  { type: 'steps', items: [{ text: ['Update it.'], picture }, { text: ['Start 2 * 3 games [again].'] }] },
  { type: 'list', items: [['One_two_'], [{ text: 'Two', link: { to: 'article', id: 'refunds' } }]] },
  { type: 'table', head: [['Card'], ['Driver | version']], rows: [[['North'], ['551.2']], [['# South'], ['1. 24']]] },
  { type: 'note', tone: 'warning', text: ['Save first. ', { text: 'Restore', strong: true, link: { to: 'action', name: 'restore' } }] },
  { type: 'note', tone: 'info', text: ['Then ', { text: 'tell us', link: { to: 'form', topic: 'bug' } }, '.'] },
  { type: 'paragraph', text: [{ text: 'Drivers', link: { to: 'page', url: 'https://drivers.example/a_b(c)' } }] },
];

test('an article is the same after it was written as Markdown and read again', () => {
  expect(readArticle(writeArticle(WHOLE))).toEqual({ body: WHOLE, faults: [] });
});

test('what an author types is what a reader of Markdown expects, and what the server takes', () => {
  const { body, faults } = readArticle(
    '# Title\n\nSome *quiet* words\nover two lines.\n\n1. First\n2. Second\n\n> (!)\n>\n> Careful\n\n- a\n- b\n',
  );
  expect(faults).toEqual([]);
  expect(body).toEqual([
    { type: 'heading', text: 'Title' },
    { type: 'paragraph', text: ['Some quiet words\nover two lines.'] },
    { type: 'steps', items: [{ text: ['First'] }, { text: ['Second'] }] },
    { type: 'note', tone: 'warning', text: ['Careful'] },
    { type: 'list', items: [['a'], ['b']] },
  ]);
  const content = { id: 'a', section: 's', position: 0, title: 'A', body };
  expect(v.is(helpPiece, { kind: 'article', content })).toBe(true);
});

test('what an article cannot hold is named, and its words stay where they can', () => {
  const { body, faults } = readArticle(
    '[here](http://plain.example) and [form](form:nothing)\n\n![x](https://elsewhere.example/x.png)\n\n---\n\n<p>whole</p>\n\na <b>\n',
  );
  expect(faults).toEqual(['http://plain.example', 'form:nothing', 'https://elsewhere.example/x.png', 'thematicBreak', 'html']);
  expect(body).toEqual([{ type: 'paragraph', text: ['here and form'] }, { type: 'paragraph', text: ['a <b>'] }]);
});

test('whatever letters stand in it, words come back as they were', () => {
  // Markdown holds no space at the ends of a line, and takes line ends of every kind for one.
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.replace(/[\s\p{C}]+/gu, ' ').trim());
  const line = words.filter((text) => text !== '');
  const block: fc.Arbitrary<HelpBlock> = fc.oneof(
    line.map((text): HelpBlock => ({ type: 'paragraph', text: [text] })),
    line.map((text): HelpBlock => ({ type: 'heading', text })),
    line.map((text): HelpBlock => ({ type: 'note', tone: 'warning', text: [text] })),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((items): HelpBlock => ({ type: 'list', items: items.map((one) => [one]) })),
    fc.tuple(line, line).map(([a, b]): HelpBlock => ({ type: 'table', head: [[a], [b]], rows: [[[b], [a]]] })),
  );
  fc.assert(
    fc.property(block, (one) => {
      expect(readArticle(writeArticle([one]))).toEqual({ body: [one], faults: [] });
    }),
    { numRuns: 300 },
  );
});
