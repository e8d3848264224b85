import type { RegisterAnswer } from '@savepoint/protocol';
import { registerRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { gameExists } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import type { Seal } from '../staff/sealed.ts';
import { signInPlayer } from './sign-in.ts';
import { TOKEN_MS, VERIFIED_TOKEN_MS, type PlayerTokens } from './token.ts';

/** `onMerge` is told when cases have become another player's. */
export function playerRoutes(app: Http, db: Kysely<Database>, tokens: PlayerTokens, seal: Seal, onMerge: () => void): void {
  app.post('/v1/players', async (c) => {
    const request = await readJson(c, registerRequest);
    if (!(await gameExists(db, request.game))) throw new ProblemError('unknown_game');
    const { playerId, verified, merged } = await signInPlayer(db, seal, request);
    if (merged) onMerge();
    const expiresInMs = verified ? VERIFIED_TOKEN_MS : TOKEN_MS;
    const token = await tokens.sign({ id: playerId, gameId: request.game }, expiresInMs);
    return c.json({ playerId, token, expiresInMs } satisfies RegisterAnswer);
  });
}
