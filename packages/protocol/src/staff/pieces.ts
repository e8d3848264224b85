import type { HelpPiece } from './help.ts';

export const PIECE_KINDS = ['section', 'article', 'menu', 'announcement', 'form', 'hours'] as const;

/** A piece's id within its kind: there is one menu and one table of hours. */
export function pieceId({ kind, content }: HelpPiece): string {
  if (kind === 'menu' || kind === 'hours') return kind;
  return kind === 'form' ? content.topic : content.id;
}
