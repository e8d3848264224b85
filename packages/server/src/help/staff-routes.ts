import { LIMITS, PIECE_KINDS, pieceId } from '@savepoint/protocol';
import type { HelpOverview, PieceDetail, PieceKind, PieceName, PictureAnswer, Session } from '@savepoint/protocol';
import { languageTag, publishRequest, saveRequest, unpublishRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { lockGame } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { bodyOf, readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { FALLBACK, isWordless } from './compile.ts';
import { keepPicture, missingPicture } from './pictures.ts';
import { listPieces, makeLive, readPiece, savePiece, takeBackLive } from './piece-store.ts';
import { publish, readPublication } from './publish.ts';

/** What authors do with a game's help: every answer is of games that the session is given. */
export function helpStaffRoutes(app: Http, db: Kysely<Database>, blobs: BlobStore): void {
  app.get('/staff/help/:game', async (c) => {
    const { game } = authorOf(c);
    const publication = await readPublication(db, game);
    const pieces = await listPieces(db, game);
    return c.json({ sequence: publication?.sequence ?? 0, pieces } satisfies HelpOverview);
  });

  app.get('/staff/help/:game/:language/:kind/:id', async (c) => {
    const { game } = authorOf(c);
    const found = await readPiece(db, game, nameOf(c));
    if (!found) throw new ProblemError('not_found');
    return c.json(found satisfies PieceDetail);
  });

  app.put('/staff/help/:game/:language/:kind/:id', async (c) => {
    const { game, session } = authorOf(c);
    const { language, kind, id } = nameOf(c);
    const { piece, version } = await readJson(c, saveRequest, LIMITS.helpPieceBytes);
    if (piece.kind !== kind || pieceId(piece) !== id) {
      throw new ProblemError('malformed', { detail: 'The piece is not the one its address names' });
    }
    const missing = await missingPicture(db, game, piece);
    if (missing) throw new ProblemError('malformed', { detail: `The picture ${missing} is not here: upload it first` });
    const saved = await savePiece(db, game, language, piece, version, session.staff.id);
    if (saved === null) throw new ProblemError('version_mismatch');
    return c.json({ version: saved });
  });

  app.post('/staff/help/:game/publish', async (c) => {
    const { game, session } = authorOf(c);
    const { pieces } = await readJson(c, publishRequest, LIMITS.helpPieceBytes);
    const sequence = await db.transaction().execute(async (trx) => {
      await lockGame(trx, game);
      const made = await makeLive(trx, game, pieces);
      // What players get must be what the author looked at, all of it or nothing.
      if (pieces !== 'changed' && made !== pieces.length) throw new ProblemError('version_mismatch');
      return publish(trx, game, session.staff.id);
    });
    return c.json({ sequence });
  });

  app.post('/staff/help/:game/unpublish', async (c) => {
    const { game, session } = authorOf(c);
    const { pieces } = await readJson(c, unpublishRequest, LIMITS.helpPieceBytes);
    const sequence = await db.transaction().execute(async (trx) => {
      await lockGame(trx, game);
      const taken = await takeBackLive(trx, game, pieces);
      if (taken !== pieces.length) throw new ProblemError('not_found');
      return publish(trx, game, session.staff.id);
    });
    return c.json({ sequence });
  });

  app.put('/staff/help/:game/pictures/:sha256', async (c) => {
    const { game } = authorOf(c);
    const sha256 = c.req.param('sha256');
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('not_found');
    return c.json((await keepPicture(db, blobs, game, sha256, bodyOf(c))) satisfies PictureAnswer);
  });

  function authorOf(c: Context): { game: string; session: Session } {
    const session = sessionOf(c);
    const game = c.req.param('game');
    // The same for a game that is not given and one that is not there.
    if (game === undefined || !session.games.some(({ id }) => id === game)) throw new ProblemError('not_found');
    return { game, session };
  }
}

function nameOf(c: Context): PieceName {
  const { language, kind, id } = c.req.param() as Record<string, string>;
  const isKind = (text: string | undefined): text is PieceKind => PIECE_KINDS.some((each) => each === text);
  if (!v.is(languageTag, language) || !isKind(kind) || id === undefined) throw new ProblemError('not_found');
  if (isWordless(kind) && language !== FALLBACK) throw new ProblemError('not_found');
  return { language, kind, id };
}
