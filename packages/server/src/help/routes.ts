import { createHash } from 'node:crypto';
import type { HelpManifest, HelpSnapshot } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { gameExists } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { STARTER } from './starter.ts';

/** The manifest says which snapshot holds; a snapshot's address is its hash, so any cache may keep it for ever. */
export function helpRoutes(app: Http, db: Kysely<Database>, epoch: string): void {
  const snapshot: HelpSnapshot = {
    language: 'en',
    sequence: 1,
    sections: STARTER,
    menu: [],
    forms: [],
    announcements: [],
  };
  const english = JSON.stringify(snapshot);
  const sha256 = createHash('sha256').update(english).digest('hex');

  app.get('/v1/help/:game/manifest', async (c) => {
    const game = c.req.param('game');
    if (!(await gameExists(db, game))) throw new ProblemError('unknown_game');
    const etag = `"${sha256.slice(0, 32)}"`;
    c.header('etag', etag);
    c.header('cache-control', 'no-cache');
    const known = c.req.header('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return c.body(null, 304);
    return c.json({ game, epoch, sequence: 1, snapshots: { en: sha256 } } satisfies HelpManifest);
  });

  app.get('/content/:file', (c) => {
    if (c.req.param('file') !== `${sha256}.json`) throw new ProblemError('not_found');
    c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('content-type', 'application/json');
    return c.body(english);
  });
}
