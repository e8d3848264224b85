import type { RegisterAnswer } from '@savepoint/protocol';
import { registerRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { gameExists } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { registerInstall } from './player-store.ts';
import { TOKEN_MS, type PlayerTokens } from './token.ts';

export function playerRoutes(app: Http, db: Kysely<Database>, tokens: PlayerTokens): void {
  app.post('/v1/players', async (c) => {
    const request = await readJson(c, registerRequest);
    if (!(await gameExists(db, request.game))) throw new ProblemError('unknown_game');
    const playerId = await registerInstall(db, request);
    if (playerId === null) throw new ProblemError('install_taken');
    const token = await tokens.sign({ id: playerId, gameId: request.game });
    return c.json({ playerId, token, expiresInMs: TOKEN_MS } satisfies RegisterAnswer);
  });
}
