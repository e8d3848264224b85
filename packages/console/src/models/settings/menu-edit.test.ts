import type { Menu } from '@savepoint/protocol';
import { helpPiece } from '@savepoint/protocol/schemas';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { addEntry, changeEntry, menuLines, menuText, moveEntry, removeEntry, setLeaf, unfinished } from './menu-edit.ts';

const MENU: Menu = [
  { id: 'bought', parent: null, title: 'I bought something' },
  { id: 'lost', parent: null, title: 'I lost something', leaf: { does: 'article', id: 'lost-progress' } },
  { id: 'late', parent: 'bought', title: 'It did not come', leaf: { does: 'form', topic: 'payment' } },
  { id: 'talk', parent: 'bought', title: 'Talk to us', leaf: { does: 'chat' } },
];

test('entries are read in their order, below what opens them', () => {
  expect(menuText(MENU)).toBe(
    '- I bought something\n  - It did not come → form:payment\n  - Talk to us → chat\n- I lost something → article:lost-progress\n',
  );
  expect(menuLines(MENU).map(({ depth, first, last, opens }) => [depth, first, last, opens])).toEqual([
    [0, true, false, true],
    [1, true, false, false],
    [1, false, true, false],
    [0, false, true, false],
  ]);
});

test('an entry moves among its siblings only, and takes with it what it opens', () => {
  expect(menuText(moveEntry(MENU, 'lost', -1)).split('\n')[0]).toBe('- I lost something → article:lost-progress');
  expect(moveEntry(MENU, 'lost', 1)).toBe(MENU);
  expect(menuLines(moveEntry(MENU, 'talk', -1)).map(({ item }) => item.id)).toEqual(['bought', 'talk', 'late', 'lost']);
  expect(removeEntry(MENU, 'bought').map(({ id }) => id)).toEqual(['lost']);
});

test('what has no title or leads nowhere is named', () => {
  expect(unfinished(MENU)).toBeUndefined();
  const { menu, id } = addEntry(MENU, 'bought');
  expect(unfinished(menu)?.id).toBe(id);
  const named = changeEntry(menu, id, { title: 'New' });
  expect(unfinished(named)?.id).toBe(id);
  expect(unfinished(setLeaf(named, id, { does: 'chat' }))).toBeUndefined();
});

test('whatever an author does, the server takes the menu', () => {
  const deeds = fc.array(fc.record({ deed: fc.nat(4), at: fc.nat(30) }), { maxLength: 40 });
  fc.assert(
    fc.property(deeds, (all) => {
      let menu: Menu = MENU;
      for (const { deed, at } of all) {
        const line = menuLines(menu)[at % Math.max(1, menu.length)];
        if (deed === 0) menu = addEntry(menu, line && !line.item.leaf ? line.item.id : null).menu;
        if (deed === 1 && line) menu = removeEntry(menu, line.item.id);
        if (deed === 2 && line) menu = moveEntry(menu, line.item.id, 1);
        if (deed === 3 && line && !line.opens) menu = setLeaf(menu, line.item.id, { does: 'chat' });
        if (deed === 4 && line) menu = setLeaf(menu, line.item.id, undefined);
      }
      const items = menu.map((item) => ({ ...item, title: item.title || 'x' }));
      expect(v.is(helpPiece, { kind: 'menu', content: { items } })).toBe(true);
      expect(menuLines(menu)).toHaveLength(menu.length);
    }),
  );
});
