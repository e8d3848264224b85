import type { Menu, MenuItem } from '@savepoint/protocol';

/** An entry where it stands: how deep, and whether another of its siblings stands before or after it. */
export interface MenuLine {
  item: MenuItem;
  depth: number;
  first: boolean;
  last: boolean;
  /** It opens entries of its own. */
  opens: boolean;
}

const childrenOf = (menu: Menu, parent: string | null): Menu => menu.filter((item) => item.parent === parent);

/** The entries in the order in which they are read, each below the one that opens it. */
export function menuLines(menu: Menu, parent: string | null = null, depth = 0): MenuLine[] {
  const siblings = childrenOf(menu, parent);
  return siblings.flatMap((item, index) => {
    const below = menuLines(menu, item.id, depth + 1);
    return [{ item, depth, first: index === 0, last: index === siblings.length - 1, opens: below.length > 0 }, ...below];
  });
}

/** A new, still nameless entry at the end of those under `parent`. Out: its id too, which no other entry has. */
export function addEntry(menu: Menu, parent: string | null): { menu: Menu; id: string } {
  const taken = new Set(menu.map(({ id }) => id));
  let count = menu.length + 1;
  while (taken.has(`entry-${count}`)) count++;
  const id = `entry-${count}`;
  return { menu: [...menu, { id, parent, title: '' }], id };
}

export const changeEntry = (menu: Menu, id: string, change: Partial<MenuItem>): Menu =>
  menu.map((item) => (item.id === id ? { ...item, ...change } : item));

/** What it does instead of opening others; undefined: it opens others. */
export const setLeaf = (menu: Menu, id: string, leaf: MenuItem['leaf']): Menu =>
  menu.map((item) => {
    if (item.id !== id) return item;
    const { leaf: _before, ...rest } = item;
    return leaf ? { ...rest, leaf } : rest;
  });

/** The entry and all that it opens. */
export function removeEntry(menu: Menu, id: string): Menu {
  const gone = new Set([id, ...menuLines(menu, id).map(({ item }) => item.id)]);
  return menu.filter((item) => !gone.has(item.id));
}

/** One place up or down among its siblings; at the end of them it stays. */
export function moveEntry(menu: Menu, id: string, step: 1 | -1): Menu {
  const entry = menu.find((item) => item.id === id);
  if (!entry) return menu;
  const siblings = childrenOf(menu, entry.parent);
  const other = siblings[siblings.indexOf(entry) + step];
  if (!other) return menu;
  return menu.map((item) => (item === entry ? other : item === other ? entry : item));
}

/** Why players could not use it: an entry without a title, or one that neither opens nor does anything. */
export function unfinished(menu: Menu): MenuItem | undefined {
  return menuLines(menu).find(({ item, opens }) => item.title.trim() === '' || (!opens && !item.leaf))?.item;
}

/** The whole of it as text, to be compared line by line. */
export function menuText(menu: Menu): string {
  return menuLines(menu)
    .map(({ item, depth }) => `${'  '.repeat(depth)}- ${item.title}${item.leaf ? ` → ${leafText(item.leaf)}` : ''}\n`)
    .join('');
}

function leafText(leaf: NonNullable<MenuItem['leaf']>): string {
  if (leaf.does === 'chat') return 'chat';
  if (leaf.does === 'form') return `form:${leaf.topic}`;
  return leaf.does === 'article' ? `article:${leaf.id}` : `action:${leaf.name}`;
}
