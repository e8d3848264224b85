import { createHash } from 'node:crypto';
import type { HelpManifest } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { gameExists } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { FILE_POLICY } from '../http/security-headers.ts';
import { findPicture, MIME_TYPES } from './pictures.ts';
import { readPublication, readSnapshot } from './publish.ts';

/** The manifest says what holds; what it names stands under its own hash, so any cache may keep it for ever. */
export function helpRoutes(app: Http, db: Kysely<Database>, blobs: BlobStore, epoch: string): void {
  app.get('/v1/help/:game/manifest', async (c) => {
    const game = c.req.param('game');
    const publication = await readPublication(db, game);
    if (!publication && !(await gameExists(db, game))) throw new ProblemError('unknown_game');
    const { sequence, snapshots } = publication ?? { sequence: 0, snapshots: {} };
    const body = JSON.stringify({ game, epoch, sequence, snapshots } satisfies HelpManifest);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
    c.header('etag', etag);
    c.header('cache-control', 'no-cache');
    const known = c.req.header('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return c.body(null, 304);
    c.header('content-type', 'application/json');
    return c.body(body);
  });

  app.get('/content/:file', async (c) => {
    const [, sha256, ending] = /^([0-9a-f]{64})\.([a-z]+)$/.exec(c.req.param('file')) ?? [];
    if (sha256 === undefined || ending === undefined) throw new ProblemError('not_found');
    if (ending === 'json') {
      const body = await readSnapshot(db, sha256);
      if (body === null) throw new ProblemError('not_found');
      c.header('content-type', 'application/json');
      c.header('cache-control', FOR_EVER);
      return c.body(body);
    }
    const format = await findPicture(db, sha256);
    const bytes = format !== null && format === ending ? await blobs.open(sha256) : null;
    if (format === null || !bytes) throw new ProblemError('not_found');
    c.header('content-type', MIME_TYPES[format]);
    c.header('content-security-policy', FILE_POLICY);
    c.header('cache-control', FOR_EVER);
    return c.body(bytes);
  });
}

const FOR_EVER = 'public, max-age=31536000, immutable';
