import type { PieceKind, PieceSummary } from '@savepoint/protocol';

/** What players read where their own language lacks a piece; the server falls back on it too. */
const FALLBACK = 'en';

export type PieceState = 'live' | 'changed' | 'draft';

/** `changed`: players have an older version. `draft`: they have none. */
export function pieceState({ version, liveVersion }: Pick<PieceSummary, 'version' | 'liveVersion'>): PieceState {
  if (liveVersion === undefined) return 'draft';
  return liveVersion === version ? 'live' : 'changed';
}

/** What is written piece by piece, in as many languages as one likes. */
export const WRITABLE_KINDS = ['announcement', 'section', 'article'] as const satisfies readonly PieceKind[];
export type WritableKind = (typeof WRITABLE_KINDS)[number];

export const isWritable = (kind: string | undefined): kind is WritableKind => WRITABLE_KINDS.some((one) => one === kind);

/** One piece in all its languages. */
export interface HelpRow {
  kind: WritableKind;
  id: string;
  byLanguage: ReadonlyMap<string, PieceSummary>;
}

/** What was written in, the languages it is written in out: the one that others are translated from first. */
export function languagesOf(pieces: readonly PieceSummary[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of pieces) counts.set(language, (counts.get(language) ?? 0) + 1);
  const rank = (language: string) => (language === FALLBACK ? Infinity : (counts.get(language) ?? 0));
  return [...counts.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1));
}

/** Announcements, sections and articles, each once, in the order of the list. */
export function helpRows(pieces: readonly PieceSummary[]): HelpRow[] {
  const rows = new Map<string, { kind: HelpRow['kind']; id: string; byLanguage: Map<string, PieceSummary> }>();
  for (const piece of pieces) {
    const { kind, id, language } = piece;
    if (!isWritable(kind)) continue;
    const row = rows.get(`${kind}/${id}`) ?? { kind, id, byLanguage: new Map() };
    row.byLanguage.set(language, piece);
    rows.set(`${kind}/${id}`, row);
  }
  return [...rows.values()];
}

/** Every piece of a kind once, by its title in this language or the first that has one. */
export function titlesOf(
  pieces: readonly PieceSummary[],
  kind: HelpRow['kind'],
  language: string,
): [id: string, title: string][] {
  const titles = new Map<string, string>();
  for (const tongue of [language, ...languagesOf(pieces)]) {
    for (const piece of pieces) {
      if (piece.kind === kind && piece.language === tongue && !titles.has(piece.id)) titles.set(piece.id, piece.title);
    }
  }
  return [...titles];
}

/** Whether the text that a translation was made from was changed after it. */
export function isStale(row: HelpRow, language: string, source: string): boolean {
  const [own, from] = [row.byLanguage.get(language), row.byLanguage.get(source)];
  return language !== source && own !== undefined && from !== undefined && from.updatedAt > own.updatedAt;
}

/** A title in, an id that is not taken out: letters and digits of it where it has some, else a number. */
export function newPieceId(title: string, kind: string, taken: ReadonlySet<string>): string {
  const latin = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || kind;
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}
