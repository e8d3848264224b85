import * as v from 'valibot';
import { expect, test } from 'vitest';
import { article } from './article.ts';
import { inRange, isRange } from './builds.ts';
import { menu, menuFault, type Menu } from './menu.ts';

test.each([
  ['1.4.2', '>=1.4 <2', true],
  ['2.0.0', '>=1.4 <2', false],
  ['1.4.2', '1.4', true],
  ['1.4.2', '1.4.*', true],
  ['1.40.2', '1.4.*', false],
  ['1.4.2', '>1.4', false],
  ['1.4.2', '<=1.4', true],
  ['1.4.2', '>1.4.1', true],
  ['1.3.9', '1.2.x || >=1.3.9', true],
  ['v1.4.2-beta+7', '=1.4.2', true],
  ['dev', '1.4.*', true],
  [undefined, '1.4.*', true],
  ['1.4.2', '*', true],
])('build %s and range %s: %s', (build, range, expected) => {
  expect(isRange(range)).toBe(true);
  expect(inRange(build, range)).toBe(expected);
});

test('refuses what is no range', () => {
  expect(['latest', '', '>= 1', '1..2'].filter(isRange)).toEqual([]);
});

const entry = (id: string, parent: string | null, leaf?: Menu[number]['leaf']): Menu[number] => ({
  id,
  parent,
  title: id,
  ...(leaf && { leaf }),
});

test('takes a menu as deep as there are entries', () => {
  const deep = Array.from({ length: 5_000 }, (_, at) => entry(`e${at}`, at ? `e${at - 1}` : null)).toReversed();
  expect(v.safeParse(menu, deep).success).toBe(true);
});

test('refuses menus that are no trees', () => {
  expect(menuFault([entry('a', 'b'), entry('b', 'a')])).toContain('under itself');
  expect(menuFault([entry('a', 'a')])).toContain('under itself');
  expect(menuFault([entry('a', 'b')])).toContain('not there');
  expect(menuFault([entry('a', null), entry('a', null)])).toContain('same id');
  expect(menuFault([entry('a', null, { does: 'chat' }), entry('b', 'a')])).toContain('does something');
});

test('lets words lead to https alone', () => {
  const linking = (url: string) => ({
    id: 'a',
    title: 'A',
    body: [{ type: 'paragraph', text: ['see ', { text: 'this', link: { to: 'page', url } }] }],
  });
  expect(v.safeParse(article, linking('https://store.example/refunds')).success).toBe(true);
  for (const url of ['javascript:alert(1)', 'http://store.example', 'data:text/html,x', '//store.example']) {
    expect(v.safeParse(article, linking(url)).success).toBe(false);
  }
});
