import type { HelpPiece } from './help.ts';

export const PIECE_KINDS = ['section', 'article', 'menu', 'announcement', 'hours'] as const;

/** A piece's id within its kind: there is one menu and one table of hours. */
export function pieceId({ kind, content }: HelpPiece): string {
  return kind === 'menu' || kind === 'hours' ? kind : content.id;
}
