import { LIMITS } from '@savepoint/protocol';
import type { Context } from 'hono';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { bodyOf } from '../http/read-json.ts';
import { FILE_POLICY } from '../http/security-headers.ts';
import { requireStanding } from '../players/standing.ts';
import type { PlayerTokens } from '../players/token.ts';
import { sessionOf } from '../staff/guard.ts';
import { findStaffsFile, findPlayersFile, type KeptFile } from './file-store.ts';
import { isRasterImage } from './file-type.ts';
import { keepFile } from './keep-file.ts';
import type { Sender } from './origin.ts';
import { spend } from './quota.ts';
import { standingOf, takePart, type FileStores } from './take-part.ts';
import { answerStanding, readPart } from './upload-headers.ts';

export function fileRoutes(app: Http, stores: FileStores, tokens: PlayerTokens): void {
  const { db, blobs, limits } = stores;

  // A small file at once.
  app.put('/v1/files/:sha256', async (c) => {
    const player = await playerOf(c);
    const length = c.req.header('content-length');
    await spend(stores, player, length === undefined ? LIMITS.fileBytes : Number(length));
    return keep(c, player);
  });

  // An agent's, before the answer that names it.
  app.put('/staff/files/:sha256', (c) => keep(c, { id: sessionOf(c).staff.id }));

  // A larger one part by part, in order; a break costs one part at most.
  app.patch('/v1/files/:sha256', async (c) => {
    const player = await playerOf(c);
    const sha256 = hashOf(c);
    const part = await readPart(c);
    await spend(stores, player, part.bytes.byteLength, part.offsetBytes);
    return answerStanding(c, await takePart(stores, player, sha256, part));
  });

  app.get('/v1/files/:sha256', async (c) => {
    const player = await playerOf(c);
    // Before an upload: how much of it is needed.
    if (c.req.method === 'HEAD') return answerStanding(c, await standingOf(stores, player.id, hashOf(c)));
    return send(c, await findPlayersFile(db, hashOf(c), player.id));
  });

  app.get('/staff/files/:sha256', async (c) => {
    const { staff, games } = sessionOf(c);
    c.header('cross-origin-resource-policy', 'same-origin');
    return send(c, await findStaffsFile(db, hashOf(c), { staffId: staff.id, games: games.map((game) => game.id) }));
  });

  async function playerOf(c: Context): Promise<Required<Sender>> {
    const holder = await tokens.read(c);
    const { id, mergedInto } = await requireStanding(db, holder);
    return { id: mergedInto ?? id, gameId: holder.gameId, mostBytes: limits.caps.fileBytesPerGame };
  }

  async function keep(c: Context, sender: Sender): Promise<Response> {
    const sha256 = hashOf(c);
    if (Number(c.req.header('content-length') ?? 0) > LIMITS.fileBytes) throw new ProblemError('body_too_large');
    const kept = await keepFile(db, blobs, sha256, bodyOf(c), sender);
    if (kept === 'refused') throw new ProblemError('unsupported_media_type');
    return c.body(null, 204);
  }

  async function send(c: Context, file: KeptFile | null): Promise<Response> {
    const bytes = file && (await blobs.open(file.sha256));
    if (!file || !bytes) throw new ProblemError('not_found');
    // A player's file is shown or saved, never run: not even in a sandbox of its own.
    c.header('content-security-policy', FILE_POLICY);
    c.header('content-disposition', isRasterImage(file.type) ? 'inline' : 'attachment');
    c.header('content-type', file.type);
    c.header('content-length', String(file.sizeBytes));
    c.header('cache-control', 'private, max-age=31536000, immutable');
    return c.body(bytes);
  }
}

function hashOf(c: Context): string {
  const sha256 = c.req.param('sha256') ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('not_found');
  return sha256;
}
