import { pieceId, resolveForm, WORDLESS_KINDS } from '@savepoint/protocol';
import type { HelpPiece, HelpSection, HelpSnapshot } from '@savepoint/protocol';
import type { FormVersion } from '../forms/form-store.ts';

export type LivePiece = HelpPiece & { language: string };
export type Compiled = Omit<HelpSnapshot, 'sequence'>;

/** What is not written in a language is read in this one. */
export const FALLBACK = 'en';

export const isWordless = (kind: HelpPiece['kind']) => WORDLESS_KINDS.some((one) => one === kind);

/**
 * In: every piece that is live, in any order. Out: for each language the whole of what players read in it. A piece that
 * the language lacks stands there in English, since help in another language is better than none. Pure, and the same
 * pieces give the same bytes.
 */
export function compile(pieces: readonly LivePiece[], forms: readonly FormVersion[] = []): Compiled[] {
  const languages = [...new Set(pieces.map(({ language }) => language))].sort();
  return languages.map((language) => {
    const found = new Map<string, LivePiece>();
    // The language's own come last and win.
    for (const from of [FALLBACK, language]) {
      for (const piece of pieces) if (piece.language === from) found.set(nameOf(piece), piece);
    }
    return snapshotOf(language, [...found.values()], forms);
  });
}

const nameOf = (piece: HelpPiece) => `${piece.kind}/${pieceId(piece)}`;

function snapshotOf(language: string, pieces: readonly HelpPiece[], forms: readonly FormVersion[]): Compiled {
  const all = <K extends HelpPiece['kind']>(kind: K) =>
    pieces.flatMap((piece) => (piece.kind === kind ? [piece.content as Extract<HelpPiece, { kind: K }>['content']] : []));
  const articles = all('article').sort(byPosition);
  const sections = all('section')
    .sort(byPosition)
    .map(({ id, title }): HelpSection => ({
      id,
      title,
      articles: articles
        .filter(({ section }) => section === id)
        .map(({ section: _section, position: _position, ...article }) => article),
    }))
    // A section that leads nowhere would only be a press in vain.
    .filter((section) => section.articles.length > 0);
  const [[hours], [theme]] = [all('hours'), all('theme')];
  return {
    language,
    sections,
    menu: all('menu')[0]?.items ?? [],
    forms: forms.map((form) => resolveForm(form, language)),
    announcements: all('announcement').sort((a, b) => (b.from ?? 0) - (a.from ?? 0) || compareText(a.id, b.id)),
    ...(hours && { hours }),
    ...(theme && { theme }),
  };
}

const byPosition = (a: Placed, b: Placed) => a.position - b.position || compareText(a.id, b.id);
interface Placed {
  id: string;
  position: number;
}

/** By code units: the same on every machine, whatever its locale. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
