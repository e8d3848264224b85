import type { HelpArticle, Menu } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { nothingPublished, withArticle, withMenu } from './help-preview.ts';

const article = (id: string, title = id): HelpArticle => ({ id, title, body: [] });
const help = {
  ...nothingPublished('en'),
  sections: [
    { id: 'play', title: 'Play', articles: [article('lamp'), article('moth')] },
    { id: 'pay', title: 'Pay', articles: [article('refund')] },
  ],
};
const placed = ({ sections }: typeof help) => sections.map(({ id, articles }) => [id, articles.map(({ title }) => title)]);

test('shows an article as it is written now, with those to which it leads and no others', () => {
  const linking: HelpArticle = {
    ...article('moth', 'Moths'),
    body: [{ type: 'list', items: [[{ text: 'pay', link: { to: 'article', id: 'refund' } }, { text: 'me', link: { to: 'article', id: 'moth' } }]] }],
  };
  expect(placed(withArticle(help, linking, { id: 'play', title: 'Play' }))).toEqual([['play', ['Moths']], ['pay', ['refund']]]);
  expect(placed(withArticle(help, linking, { id: 'pay', title: 'Pay' }))).toEqual([['pay', ['refund', 'Moths']]]);
  expect(placed(withArticle(help, article('owl'), { id: 'new', title: 'New' }))).toEqual([['new', ['owl']]]);
});

test('shows what is written whoever it is for', () => {
  const shown = withArticle(help, { ...article('moth'), audience: { builds: '>=9' } }, { id: 'play', title: 'Play' });
  expect(shown.sections[0]?.articles[0]).not.toHaveProperty('audience');
});

test('keeps an entry of the menu whose article is not published', () => {
  const menu: Menu = [
    { id: 'a', parent: null, title: 'Lamp', leaf: { does: 'article', id: 'lamp' }, audience: { builds: '>=9' } },
    { id: 'b', parent: null, title: 'Owl', leaf: { does: 'article', id: 'owl' } },
  ];
  const shown = withMenu(help, menu, [['lamp', 'Lamp'], ['owl', 'The owl'], ['fox', 'The fox']]);
  expect(shown.menu.map((item) => [item.id, 'audience' in item])).toEqual([['a', false], ['b', false]]);
  expect(placed(shown).at(-1)).toEqual(['unpublished', ['The owl']]);
  expect(placed(shown)[0]).toEqual(['play', ['lamp']]);
});
