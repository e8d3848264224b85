import { inRange, type Audience, type HelpSnapshot } from '@savepoint/protocol';

/** Who is looking, as far as authors can tell apart. */
export interface Onlooker {
  build?: string | undefined;
  /** `phone`, `Android`: as a report names them. */
  platforms: readonly string[];
}

/** Whether something is for the one who looks. What is not known of a player rules nothing out. */
export function isFor({ builds, platforms }: Audience = {}, onlooker: Onlooker): boolean {
  const theirs = onlooker.platforms.map((name) => name.toLowerCase());
  return (
    (builds === undefined || inRange(onlooker.build, builds)) &&
    (!platforms?.length || theirs.length === 0 || platforms.some((name) => theirs.includes(name.toLowerCase())))
  );
}

/**
 * What of a snapshot the one who looks should see now: for this build and platform, news in their time, no section without
 * an article, and no entry of the menu that leads to nothing.
 */
export function visible(snapshot: HelpSnapshot, onlooker: Onlooker, nowMs: number): HelpSnapshot {
  const seen = ({ audience }: { audience?: Audience | undefined }) => isFor(audience, onlooker);
  const sections = snapshot.sections
    .map((section) => ({ ...section, articles: section.articles.filter(seen) }))
    .filter(({ articles }) => articles.length > 0);
  const articles = new Set(sections.flatMap(({ articles }) => articles.map(({ id }) => id)));
  return {
    ...snapshot,
    sections,
    menu: leading(
      snapshot.menu.filter((item) => seen(item) && (item.leaf?.does !== 'article' || articles.has(item.leaf.id))),
    ),
    announcements: snapshot.announcements.filter(
      (one) => seen(one) && (one.from ?? 0) <= nowMs && nowMs < (one.until ?? Infinity),
    ),
  };
}

/** Entries from which some leaf is reached; a way of any length is gone up once. */
function leading(menu: HelpSnapshot['menu']): HelpSnapshot['menu'] {
  const byId = new Map(menu.map((item) => [item.id, item]));
  const kept = new Set<string>();
  for (const item of menu) {
    if (!item.leaf) continue;
    // One whose way up is cut off is not reached, and keeps nobody.
    for (let at: typeof item | undefined = item; at && !kept.has(at.id); at = byId.get(at.parent ?? '')) kept.add(at.id);
  }
  return menu.filter(({ id }) => kept.has(id));
}
