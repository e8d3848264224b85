import type { HelpArticle, HelpSnapshot, Menu } from '@savepoint/protocol';

/** What players have in this language, while nothing is published. */
export const nothingPublished = (language: string): HelpSnapshot => ({
  language,
  sequence: 1,
  sections: [],
  menu: [],
  forms: [],
  announcements: [],
});

/**
 * The help as players would have it with this article, as far as it leads: a whole help is too much to be told anew with
 * every word. Whoever writes is to see it, for whomever it is meant.
 */
export function withArticle(help: HelpSnapshot, { audience: _, ...article }: HelpArticle, section: { id: string; title: string }): HelpSnapshot {
  const named = linkedFrom(article.body);
  named.delete(article.id);
  const others = only(help, named).sections;
  const at = others.find(({ id }) => id === section.id) ?? { ...section, articles: [] };
  const rest = others.filter((one) => one !== at);
  return { ...help, menu: [], sections: [{ ...at, articles: [...at.articles, article] }, ...rest] };
}

/** The help with this menu and what it names. An article that players do not have yet stands there by its title alone. */
export function withMenu(help: HelpSnapshot, menu: Menu, titles: readonly [id: string, title: string][]): HelpSnapshot {
  const named = new Set(menu.flatMap(({ leaf }) => (leaf?.does === 'article' ? [leaf.id] : [])));
  const { sections } = only(help, named);
  const known = new Set(sections.flatMap(({ articles }) => articles.map(({ id }) => id)));
  const lacking = titles.filter(([id]) => named.has(id) && !known.has(id)).map(([id, title]) => ({ id, title, body: [] }));
  const drafts = lacking.length > 0 ? [{ id: 'unpublished', title: '…', articles: lacking }] : [];
  return { ...help, sections: [...sections, ...drafts], menu: menu.map(({ audience: _, ...item }) => item) };
}

const only = (help: HelpSnapshot, named: ReadonlySet<string>): HelpSnapshot => ({
  ...help,
  sections: help.sections
    .map((section) => ({ ...section, articles: section.articles.filter(({ id }) => named.has(id)) }))
    .filter(({ articles }) => articles.length > 0),
});

/** The articles to which the words of one lead, wherever in its blocks they stand. */
function linkedFrom(part: unknown): Set<string> {
  if (typeof part !== 'object' || part === null) return new Set();
  const { to, id } = part as { to?: unknown; id?: unknown };
  if (to === 'article') return new Set([String(id)]);
  return new Set(Object.values(part).flatMap((inner) => [...linkedFrom(inner)]));
}
