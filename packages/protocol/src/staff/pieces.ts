import type { HelpPiece } from './help.ts';

export const PIECE_KINDS = ['section', 'article', 'menu', 'announcement', 'hours', 'theme'] as const;

/** Of these a game has one, whatever its players speak; it is kept as if it were English. */
export const WORDLESS_KINDS = ['hours', 'theme'] as const;

/** A piece's id within its kind: there is one menu, one table of hours and one theme. */
export function pieceId({ kind, content }: HelpPiece): string {
  return kind === 'menu' || kind === 'hours' || kind === 'theme' ? kind : content.id;
}
