import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Uuid } from '@savepoint/protocol';
import { ProblemError } from '../http/problem.ts';

export const TOKEN_MS = 30 * 24 * 60 * 60 * 1000;

export interface PlayerIdentity {
  id: Uuid;
  gameId: string;
}

/** Signs and reads players' tokens; needs no database, so a flood of bad ones costs only their hashing. */
export interface PlayerTokens {
  sign(player: PlayerIdentity): Promise<string>;
  /** The player a token was signed for; throws as `read`. */
  verify(token: string): Promise<PlayerIdentity>;
  /** The player a request is from; throws `unauthorized` or `token_expired`. */
  read(c: Context): Promise<PlayerIdentity>;
}

const claims = v.object({ sub: v.pipe(v.string(), v.uuid()), game: v.string() });

export function createPlayerTokens(key: string): PlayerTokens {
  // A key object, as bytes would be imported anew for every request.
  const secret = createSecretKey(Buffer.from(key));
  async function verify(token: string): Promise<PlayerIdentity> {
    try {
      const { payload } = await jwtVerify(token, secret, { audience: 'player', algorithms: ['HS256'] });
      const { sub, game } = v.parse(claims, payload);
      return { id: sub, gameId: game };
    } catch (problem) {
      throw new ProblemError(problem instanceof errors.JWTExpired ? 'token_expired' : 'unauthorized');
    }
  }

  return {
    verify,
    sign: (player) =>
      new SignJWT({ game: player.gameId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(player.id)
        .setAudience('player')
        .setIssuedAt()
        .setExpirationTime(new Date(Date.now() + TOKEN_MS))
        .sign(secret),

    async read(c) {
      const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
      if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ProblemError('unauthorized');
      return verify(token);
    },
  };
}
