import * as v from 'valibot';
import { announcement } from '../content/announcement.ts';
import { article, authorLine, contentId } from '../content/article.ts';
import { openingHours } from '../content/hours.ts';
import { menu } from '../content/menu.ts';
import { widgetTheme } from '../content/theme.ts';
import { PIECE_KINDS } from './pieces.ts';

/** A language tag, for example `pt-BR`. */
export const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/));

/** Where a piece stands among its like: lower ones first, then by id. */
const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** One thing that an author writes, in one language. */
export const helpPiece = v.variant('kind', [
  v.object({ kind: v.literal('section'), content: v.object({ id: contentId, title: authorLine, position }) }),
  v.object({
    kind: v.literal('article'),
    content: v.object({ ...article.entries, section: contentId, position }),
  }),
  v.object({ kind: v.literal('menu'), content: v.object({ items: menu }) }),
  v.object({ kind: v.literal('announcement'), content: announcement }),
  v.object({ kind: v.literal('hours'), content: openingHours }),
  v.object({ kind: v.literal('theme'), content: widgetTheme }),
]);

export type HelpPiece = v.InferOutput<typeof helpPiece>;
export type PieceKind = HelpPiece['kind'];

/** `PUT /staff/help/<game>/<language>/<kind>/<id>`: `version` is the one that was read; 0 for a new piece. */
export const saveRequest = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  piece: helpPiece,
});
export type SaveRequest = v.InferOutput<typeof saveRequest>;

const named = v.object({ language: languageTag, kind: v.picklist(PIECE_KINDS), id: v.string() });

/** `POST /staff/help/<game>/publish`: these pieces, as they stand in the version that was read, or every changed one. */
export const publishRequest = v.object({
  pieces: v.union([
    v.literal('changed'),
    v.pipe(v.array(v.object({ ...named.entries, version: v.pipe(v.number(), v.integer()) })), v.maxLength(5_000)),
  ]),
});
export type PublishRequest = v.InferOutput<typeof publishRequest>;

/** `POST /staff/help/<game>/unpublish`: players lose them, authors keep them. */
export const unpublishRequest = v.object({ pieces: v.pipe(v.array(named), v.maxLength(5_000)) });
export type PieceName = v.InferOutput<typeof named>;

/** One line of `GET /staff/help/<game>`. */
export interface PieceSummary extends PieceName {
  title: string;
  version: number;
  /** The version that players have; absent: none. */
  liveVersion?: number;
  updatedAt: number;
  updatedBy?: string;
  /** Of an announcement: from when and until when it is shown, as it is written now. */
  shown?: { from?: number; until?: number };
  /** Of an article: what players said of it, in all languages. */
  votes?: { helpful: number; unhelpful: number; solved: number };
}

/** `GET /staff/help/<game>/<language>/<kind>/<id>`: what is written and what players have, to be compared. */
export interface PieceDetail extends PieceName {
  version: number;
  draft: HelpPiece['content'];
  liveVersion?: number;
  live?: HelpPiece['content'];
}

export interface HelpOverview {
  /** Number of the last publication; 0 before the first. */
  sequence: number;
  pieces: PieceSummary[];
}

/** `PUT /staff/help/<game>/pictures/<sha256>` answers with the picture as an article names it, without its `alt`. */
export interface PictureAnswer {
  sha256: string;
  format: 'png' | 'jpg' | 'webp' | 'gif';
  width: number;
  height: number;
}
