import type { Announcement, HelpPiece, Menu, OpeningHours, PieceDetail, PieceKind } from '@savepoint/protocol';
import { readArticle } from '../../article/read-article.ts';
import { writeArticle } from '../../article/write-article.ts';
import { announcementText } from './announcement-edit.ts';
import { hoursText } from './hours-edit.ts';
import { menuText } from './menu-edit.ts';
import { wordsIn } from './words-in.ts';

/** A section or an article as its author edits it; `markdown` is empty in a section. */
export interface PieceEdit {
  title: string;
  section: string;
  position: number;
  /** Words that the search finds it by, parted by commas. */
  keywords: string;
  markdown: string;
}

type Content = HelpPiece['content'];
type Article = Extract<HelpPiece, { kind: 'article' }>['content'];

export const EMPTY_PIECE: PieceEdit = { title: '', section: '', position: 100, keywords: '', markdown: '' };

/** What the server holds in, what an author edits out. */
export function editOf(kind: 'section' | 'article', content: Content): PieceEdit {
  const { title = '', position = 0 } = content as { title?: string; position?: number };
  if (kind === 'section') return { ...EMPTY_PIECE, title, position };
  const { section, keywords = [], body } = content as Article;
  return { title, section, position, keywords: keywords.join(', '), markdown: writeArticle(body) };
}

/** The edit as a piece. `before` keeps what is not edited here: for whom an article is. */
export function pieceOf(
  kind: 'section' | 'article',
  id: string,
  edit: PieceEdit,
  before: Content | undefined,
): { piece: HelpPiece; faults: string[] } {
  const common = { id, title: edit.title.trim(), position: edit.position };
  if (kind === 'section') return { piece: { kind, content: common }, faults: [] };
  const { body, faults } = readArticle(edit.markdown);
  const keywords = wordsIn(edit.keywords);
  const { audience } = (before ?? {}) as Partial<Article>;
  const content: Article = {
    ...common,
    section: edit.section,
    body,
    ...(keywords.length > 0 && { keywords }),
    ...(audience && { audience }),
  };
  return { piece: { kind, content }, faults };
}

/** The whole of a piece as text, to be compared line by line. */
export function comparable(kind: PieceKind, content: PieceDetail['draft'] | undefined): string {
  if (!content) return '';
  if (kind === 'menu') return menuText((content as { items: Menu }).items);
  if (kind === 'announcement') return announcementText(content as Announcement);
  if (kind === 'hours') return hoursText(content as OpeningHours);
  if (kind !== 'section' && kind !== 'article') return `${JSON.stringify(content, null, 2)}\n`;
  const { title, keywords, markdown } = editOf(kind, content);
  return [title, '', ...(keywords ? [keywords, ''] : []), markdown].join('\n');
}
