import { isId, type Uuid } from '@savepoint/protocol';
import { banRequest, gameKeyRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import type { Seal } from '../staff/sealed.ts';
import { addGameKey, listGameKeys, removeGameKey } from './game-keys.ts';
import { callBackTokens, setBan } from './sanctions.ts';

/** What staff do about players themselves, and the keys by which a studio says who they are. */
export function playerStaffRoutes(app: Http, db: Kysely<Database>, seal: Seal, onCallBack: (player: Uuid) => void): void {
  app.get('/staff/games/:game/keys', async (c) => c.json({ keys: await listGameKeys(db, gameOf(c)) }));

  app.post('/staff/games/:game/keys', async (c) => {
    const game = gameOf(c);
    return c.json(await addGameKey(db, seal, game, await readJson(c, gameKeyRequest)), 201);
  });

  app.delete('/staff/games/:game/keys/:id', async (c) => done(c, await removeGameKey(db, gameOf(c), c.req.param('id'))));

  app.post('/staff/players/:id/ban', async (c) => {
    const { until } = await readJson(c, banRequest);
    return done(c, await setBan(db, playerOf(c), gamesOf(c), until));
  });

  app.post('/staff/players/:id/sign-out', async (c) => {
    const player = playerOf(c);
    const found = await callBackTokens(db, player, gamesOf(c));
    if (found) onCallBack(player);
    return done(c, found);
  });
}

function done(c: Context, found: boolean): Response {
  if (!found) throw new ProblemError('not_found');
  return c.body(null, 204);
}

const gamesOf = (c: Context) => sessionOf(c).games.map(({ id }) => id);

function gameOf(c: Context): string {
  const game = c.req.param('game') ?? '';
  if (!gamesOf(c).includes(game)) throw new ProblemError('not_found');
  return game;
}

function playerOf(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
