import * as v from 'valibot';
import { id } from './envelopes/envelope.ts';

/** As a studio names its game: in addresses, tokens and files. */
export const gameId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));

/**
 * `POST /v1/players`: an install makes itself known. Repeating it with the same install id and secret gives the same
 * player, so an answer that was lost costs nothing. The secret never leaves this request and is stored as a hash.
 */
const install = v.object({ id, secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43,86}$/)) });

export const registerRequest = v.object({
  game: gameId,
  install,
  /** JWT by which the studio says who is playing: every install that brings the same `sub` is the same player. */
  identity: v.optional(v.pipe(v.string(), v.maxLength(8_192))),
  /** The install of who played here before signing in: its cases become this player's, and it ends. */
  merge: v.optional(install),
});

export type RegisterRequest = v.InferOutput<typeof registerRequest>;

/** What a studio's tokens are signed with. */
export interface GameKey {
  /** The `kid` of tokens that it signs. */
  id: string;
  algorithm: 'HS256' | 'ES256' | 'EdDSA';
  createdAt: number;
}

/** `POST /staff/games/<game>/keys`: a new shared secret, or the public half of a pair as PEM (SPKI). */
export const gameKeyRequest = v.variant('algorithm', [
  v.object({ algorithm: v.literal('HS256') }),
  v.object({ algorithm: v.picklist(['ES256', 'EdDSA']), publicKey: v.pipe(v.string(), v.maxLength(2_000)) }),
]);

/** `POST /staff/players/<id>/ban`: until then (milliseconds since 1970) the player may appeal and nothing else; 0 ends it. */
export const banRequest = v.object({ until: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)) });

export interface RegisterAnswer {
  playerId: string;
  /** Bearer token for sync and files. */
  token: string;
  /** Milliseconds the token is good for. */
  expiresInMs: number;
}
