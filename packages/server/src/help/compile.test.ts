import { expect, test } from 'vitest';
import { compile, type LivePiece } from './compile.ts';

const section = (language: string, id: string, position: number, title = id): LivePiece => ({
  language,
  kind: 'section',
  content: { id, position, title },
});
const article = (language: string, id: string, at: string, position: number, title = id): LivePiece => ({
  language,
  kind: 'article',
  content: { id, section: at, position, title, body: [] },
});

test('puts articles into their sections, in their order, and leaves out a section without any', () => {
  const pieces = [
    article('en', 'b', 'one', 2),
    section('en', 'empty', 0),
    section('en', 'one', 1),
    article('en', 'a', 'one', 1),
    article('en', 'lost', 'nowhere', 1),
  ];
  const [en] = compile(pieces);
  expect(en!.sections.map(({ id, articles }) => [id, articles.map((one) => one.id)])).toEqual([['one', ['a', 'b']]]);
  expect(compile(pieces.toReversed())).toEqual([en]);
});

test('says in English what a language lacks, also news', () => {
  const pieces: LivePiece[] = [
    section('en', 'one', 1, 'One'),
    section('de', 'one', 1, 'Eins'),
    article('en', 'a', 'one', 1, 'A'),
    article('en', 'b', 'one', 2, 'B'),
    article('de', 'b', 'one', 2, 'B auf Deutsch'),
    { language: 'en', kind: 'announcement', content: { id: 'down', kind: 'problem', title: 'Down', text: '' } },
  ];
  const de = compile(pieces).find(({ language }) => language === 'de')!;
  expect(de.sections[0]).toMatchObject({ title: 'Eins', articles: [{ title: 'A' }, { title: 'B auf Deutsch' }] });
  expect(de.announcements).toMatchObject([{ title: 'Down' }]);
});
