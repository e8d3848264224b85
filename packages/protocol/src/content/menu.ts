import * as v from 'valibot';
import * as LIMITS from '../limits.ts';
import { TOPICS } from '../topics.ts';
import { actionName, authorLine, contentId } from './article.ts';
import { audience } from './audience.ts';

/** What an entry at the end of a way does. */
export const menuLeaf = v.variant('does', [
  v.object({ does: v.literal('article'), id: contentId }),
  v.object({ does: v.literal('form'), topic: v.picklist(TOPICS) }),
  v.object({ does: v.literal('chat') }),
  v.object({ does: v.literal('action'), name: actionName }),
]);

/** One entry; without a `leaf` it opens the entries that name it as `parent`. */
const menuItem = v.object({
  id: contentId,
  /** The entry under which it stands; null at the top. */
  parent: v.nullable(contentId),
  title: authorLine,
  leaf: v.optional(menuLeaf),
  audience: v.optional(audience),
});

/**
 * A guided menu. Flat, each entry with its parent, in the order in which siblings are shown: a tree in JSON would be as
 * deep as its author likes, and what nests deeper than a stack can be neither written nor checked.
 */
export const menu = v.pipe(
  v.array(menuItem),
  v.maxLength(LIMITS.menuItems),
  v.check((items): boolean => menuFault(items) === undefined, 'not a forest of entries'),
);

export type MenuItem = v.InferOutput<typeof menuItem>;
export type Menu = MenuItem[];
export type MenuLeaf = v.InferOutput<typeof menuLeaf>;

/** Why `items` are no forest: a repeated id, a parent that is missing or a leaf, a circle. Time linear in their number. */
export function menuFault(items: Menu): string | undefined {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size < items.length) return 'two entries have the same id';
  /** Entries from which the way up is known to end. */
  const rooted = new Set<string>();
  for (const item of items) {
    const way = new Set<string>();
    for (let at: MenuItem | undefined = item; at && !rooted.has(at.id); ) {
      if (way.has(at.id)) return `${at.id} stands under itself`;
      way.add(at.id);
      if (at.parent === null) break;
      const above = byId.get(at.parent);
      if (!above) return `${at.id} stands under ${at.parent}, which is not there`;
      if (above.leaf) return `${at.id} stands under ${at.parent}, which does something itself`;
      at = above;
    }
    for (const id of way) rooted.add(id);
  }
  return undefined;
}
