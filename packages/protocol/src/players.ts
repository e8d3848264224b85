import * as v from 'valibot';
import { id } from './envelopes/envelope.ts';

/** As a studio names its game: in addresses, tokens and files. */
export const gameId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));

/**
 * `POST /v1/players`: an install makes itself known. Repeating it with the same install id and secret gives the same
 * player, so an answer that was lost costs nothing. The secret never leaves this request and is stored as a hash.
 */
export const registerRequest = v.object({
  game: gameId,
  install: v.object({
    id,
    secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43,86}$/)),
  }),
});

export type RegisterRequest = v.InferOutput<typeof registerRequest>;

export interface RegisterAnswer {
  playerId: string;
  /** Bearer token for sync and files. */
  token: string;
  /** Milliseconds the token is good for. */
  expiresInMs: number;
}
