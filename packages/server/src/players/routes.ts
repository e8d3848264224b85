import type { RegisterAnswer } from '@savepoint/protocol';
import { registerRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { gameExists } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { addressOf } from '../limits/address.ts';
import type { Limits } from '../limits/limits.ts';
import type { Seal } from '../staff/sealed.ts';
import { isKnownInstall } from './player-store.ts';
import { signInPlayer } from './sign-in.ts';
import { TOKEN_MS, VERIFIED_TOKEN_MS, type PlayerTokens } from './token.ts';

export interface PlayerRouteParts {
  db: Kysely<Database>;
  tokens: PlayerTokens;
  seal: Seal;
  limits: Limits;
  /** How many proxies stand before this server. */
  proxies: number;
  /** Cases have become another player's. */
  onMerge(written: Written): void;
}

export function playerRoutes(app: Http, { db, tokens, seal, limits, proxies, onMerge }: PlayerRouteParts): void {
  app.post('/v1/players', async (c) => {
    const request = await readJson(c, registerRequest);
    if (!(await gameExists(db, request.game))) throw new ProblemError('unknown_game');
    await limits.demand('signInsPerInstall', `${request.game} ${request.install.id}`);
    if (!(await isKnownInstall(db, request.game, request.install.id))) await newInstall(c, request.game);
    const { playerId, verified, movedTo } = await signInPlayer(db, seal, request);
    // Without what is new: a device that lacks it asks.
    if (movedTo !== null) onMerge({ feed: [{ playerId, after: movedTo, end: movedTo, updates: [] }], lines: [] });
    const expiresInMs = verified ? VERIFIED_TOKEN_MS : TOKEN_MS;
    const token = await tokens.sign({ id: playerId, gameId: request.game }, expiresInMs);
    return c.json({ playerId, token, expiresInMs } satisfies RegisterAnswer);
  });

  /** Made-up installs must not fill the tables: this is where each costs its address something. */
  async function newInstall(c: Context, game: string): Promise<void> {
    const address = addressOf(c, proxies);
    if (address !== null) await limits.demand('newInstallsPerAddress', address);
    await limits.demand('newInstallsPerGame', game);
  }
}
