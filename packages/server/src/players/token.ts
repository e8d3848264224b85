import { createHash, createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Uuid } from '@savepoint/protocol';
import { ProblemError } from '../http/problem.ts';
import { readHs256 } from './hs256.ts';

export const TOKEN_MS = 30 * 24 * 60 * 60 * 1000;
/** Of a player whom the studio vouches for: as long as its own word holds at most. */
export const VERIFIED_TOKEN_MS = 24 * 60 * 60 * 1000;

export interface PlayerIdentity {
  id: Uuid;
  gameId: string;
}

/** A player by the token at hand: one that was made before the player's tokens were called back holds no more. */
export interface TokenHolder extends PlayerIdentity {
  issuedAtMs: number;
  expiresAtMs: number;
}

/** Signs and reads players' tokens; needs no database, so a flood of bad ones costs only their hashing. */
export interface PlayerTokens {
  sign(player: PlayerIdentity, validMs?: number): Promise<string>;
  /** The player a token was signed for; throws as `read`. */
  verify(token: string): Promise<TokenHolder>;
  /** The player a request is from; throws `unauthorized` or `token_expired`. */
  read(c: Context): Promise<TokenHolder>;
}

const claims = v.object({
  sub: v.pipe(v.string(), v.uuid()),
  aud: v.literal('player'),
  game: v.string(),
  iat: v.number(),
  exp: v.number(),
});

/** The first key signs; tokens of the others are still good, while one key takes over from another. */
export function createPlayerTokens(keys: readonly string[]): PlayerTokens {
  // Key objects, as bytes would be imported anew for every request.
  const known = keys.map((key) => ({ name: nameOf(key), secret: createSecretKey(Buffer.from(key)) }));
  const [first] = known;
  if (!first) throw new Error('There is no key to sign tokens with');
  const { name, secret } = first;

  async function verify(token: string): Promise<TokenHolder> {
    const parsed = v.safeParse(claims, readHs256(token, (kid) => known.find((one) => one.name === kid)?.secret ?? secret));
    if (!parsed.success) throw new ProblemError('unauthorized');
    const { sub, game, iat, exp } = parsed.output;
    if (exp * 1_000 <= Date.now()) throw new ProblemError('token_expired');
    return { id: sub, gameId: game, issuedAtMs: iat * 1_000, expiresAtMs: exp * 1_000 };
  }

  return {
    verify,
    sign: (player, validMs = TOKEN_MS) =>
      new SignJWT({ game: player.gameId })
        .setProtectedHeader({ alg: 'HS256', kid: name })
        .setSubject(player.id)
        .setAudience('player')
        .setIssuedAt()
        .setExpirationTime(new Date(Date.now() + validMs))
        .sign(secret),

    async read(c) {
      const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
      if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ProblemError('unauthorized');
      return verify(token);
    },
  };
}

/** Tells keys apart without telling anything of them. */
const nameOf = (key: string) => createHash('sha256').update(`savepoint ${key}`).digest('base64url').slice(0, 8);
