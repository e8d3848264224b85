import type { GameDetail } from '@savepoint/protocol';
import { addGameRequest, gameSettings } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { changeGame, insertGame, readGameDetails } from './game-store.ts';

/** What staff do with the games themselves. `furnish` gives a new one the forms and the help that every game begins with. */
export function gameRoutes(app: Http, db: Kysely<Database>, furnish: (trx: Kysely<Database>, id: string) => Promise<void>): void {
  app.get('/staff/games', async (c) => {
    const { games } = sessionOf(c);
    return c.json({ games: await readGameDetails(db, games.map(({ id }) => id)) } satisfies { games: GameDetail[] });
  });

  app.post('/staff/games', async (c) => {
    const game = await readJson(c, addGameRequest);
    await db.transaction().execute(async (trx) => {
      if (!(await insertGame(trx, { id: game.id, name: game.name, ...(game.collect && { collect: game.collect }) }))) {
        throw new ProblemError('id_taken');
      }
      await furnish(trx, game.id);
    });
    return c.json({ id: game.id }, 201);
  });

  app.put('/staff/games/:game', async (c) => {
    const game = sessionOf(c).games.find(({ id }) => id === c.req.param('game'));
    if (!game) throw new ProblemError('not_found');
    await changeGame(db, game.id, await readJson(c, gameSettings));
    return c.body(null, 204);
  });
}
