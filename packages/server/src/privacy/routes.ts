import { Readable } from 'node:stream';
import { isId, type ProblemCode, type Uuid } from '@savepoint/protocol';
import { eraseRequest, redactCaseRequest, redactRequest, retention } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { actorOf } from '../cases/actor.ts';
import type { Written } from '../cases/write-effects.ts';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import type { PartialStore } from '../files/partial-store.ts';
import { removeBytes } from '../files/together.ts';
import type { Http, HttpEnv } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import type { Limits } from '../limits/limits.ts';
import { requireStanding } from '../players/standing.ts';
import type { PlayerTokens } from '../players/token.ts';
import { sessionOf } from '../staff/guard.ts';
import { erasePlayer, type Erased } from './erase.ts';
import { exportPlayer } from './export-player.ts';
import { redactMessage } from './redact.ts';
import { redactCase } from './redact-case.ts';
import { readRetention, setRetention } from './retention.ts';

export interface PrivacyParts {
  db: Kysely<Database>;
  blobs: BlobStore;
  partials: PartialStore;
  tokens: PlayerTokens;
  limits: Limits;
  log: Logger;
  /** What each commit has written. */
  onChange(written: Written): void;
}

/** What players may ask of their data themselves, and staff for them. */
export function privacyRoutes(app: Http, { db, blobs, partials, tokens, limits, log, onChange }: PrivacyParts): void {
  app.get('/v1/players/me/data', async (c) => {
    const { id, gameId } = await playerOf(c);
    return sendExport(c, id, [gameId]);
  });

  app.post('/v1/players/me/erase', async (c) => {
    const { id, gameId } = await playerOf(c);
    const erased = await erasePlayer(db, id, [gameId], { reason: 'player', staffId: null });
    if (!erased) throw new ProblemError('not_found');
    await finish(erased);
    return c.json(erased.proof);
  });

  app.get('/staff/players/:id/export', (c) => sendExport(c, idOf(c), gamesOf(c)));

  app.post('/staff/players/:id/erase', async (c) => {
    const id = idOf(c);
    const { confirm } = await readJson(c, eraseRequest);
    if (confirm !== id) throw new ProblemError('malformed', { detail: '"confirm" is not the player\'s id' });
    const erased = await erasePlayer(db, id, gamesOf(c), { reason: 'staff', staffId: sessionOf(c).staff.id });
    if (!erased) throw new ProblemError('not_found');
    await finish(erased);
    return c.json(erased.proof);
  });

  app.post('/staff/messages/:id/redact', async (c) => {
    const asked = await readJson(c, redactRequest);
    return finishRedaction(c, asked.reason, await redactMessage(db, idOf(c), actorOf(c), asked));
  });

  app.post('/staff/cases/:id/redact', async (c) => {
    const asked = await readJson(c, redactCaseRequest);
    return finishRedaction(c, asked.reason, await redactCase(db, idOf(c), actorOf(c), asked));
  });

  app.get('/staff/games/:game/retention', async (c) => c.json(await readRetention(db, gameOf(c))));

  app.put('/staff/games/:game/retention', async (c) => {
    await setRetention(db, gameOf(c), await readJson(c, retention));
    return c.body(null, 204);
  });

  function finishRedaction(c: Context<HttpEnv>, reason: string, written: Written | ProblemCode): Response {
    if (typeof written === 'string') throw new ProblemError(written);
    c.set('reason', reason);
    onChange(written);
    return c.body(null, 204);
  }

  async function finish({ proof, written, files }: Erased): Promise<void> {
    onChange(written);
    await partials.forget(proof.playerId);
    for (const sha256 of files) {
      await removeBytes(db, blobs, sha256).catch((problem: unknown) => {
        // All is erased, and these bytes open to nobody: `forgetStrays` removes them. A repeat would have no more to prove.
        log.warn({ error: describeError(problem) }, 'could not remove the bytes of an erased file');
      });
    }
  }

  /** A request of the player's own is rare, and dear. */
  async function playerOf(c: Context): Promise<{ id: Uuid; gameId: string }> {
    const holder = await tokens.read(c);
    const { id, mergedInto } = await requireStanding(db, holder);
    await limits.demand('ownDataPerPlayer', id);
    return { id: mergedInto ?? id, gameId: holder.gameId };
  }

  async function sendExport(c: Context, id: Uuid, games: readonly string[]): Promise<Response> {
    const lines = await exportPlayer(db, blobs, id, games);
    if (!lines) throw new ProblemError('not_found');
    c.header('content-type', 'application/x-ndjson; charset=utf-8');
    c.header('content-disposition', `attachment; filename="player-${id}.jsonl"`);
    return c.body(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>);
  }
}

const gamesOf = (c: Context) => sessionOf(c).games.map(({ id }) => id);

function gameOf(c: Context): string {
  const game = c.req.param('game') ?? '';
  if (!gamesOf(c).includes(game)) throw new ProblemError('not_found');
  return game;
}

function idOf(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
