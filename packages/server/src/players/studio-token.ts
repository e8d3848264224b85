import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { VerifyingKey } from './game-keys.ts';

/** Who a studio says is playing. */
export interface StudioIdentity {
  subject: string;
  name: string | null;
}

/** Clocks of game servers go wrong by so much. */
const LEEWAY_S = 60;
/** A token that is good for longer is as good as a password that never changes. */
const LONGEST_S = 24 * 60 * 60;

const claims = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  iat: v.number(),
  exp: v.number(),
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

/**
 * In: a JWT (RFC 7519) that the studio signed, its game and that game's keys. Out: whom it names; where it is not believed,
 * why, for the developer who made it. `aud` is the game's id, `iat` and `exp` lie at most a day apart. A key is used with its own algorithm alone,
 * whatever the token says, so that a public key is never taken for a shared secret.
 */
export async function readStudioToken(
  token: string,
  game: string,
  keys: readonly VerifyingKey[],
  nowMs = Date.now(),
): Promise<StudioIdentity | string> {
  const named = keyName(token);
  if (named === null) return 'It is no JWT';
  let why = named === undefined ? 'No key of this game has signed it' : 'No key of this game has that `kid` and has signed it';
  for (const { id, algorithm, key } of keys) {
    if (named !== undefined && named !== id) continue;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        audience: game,
        clockTolerance: LEEWAY_S,
        currentDate: new Date(nowMs),
        requiredClaims: ['sub', 'iat', 'exp', 'aud'],
      });
      const { sub, iat, exp, name } = v.parse(claims, payload);
      if (iat > nowMs / 1_000 + LEEWAY_S) return '`iat` is in the future';
      if (exp - iat > LONGEST_S) return '`iat` and `exp` are more than a day apart';
      return { subject: sub.replaceAll('\0', ''), name: name?.replaceAll('\0', '') ?? null };
    } catch (problem) {
      // Claims are read once the signature is right; else perhaps another key made it.
      if (problem instanceof errors.JWTClaimValidationFailed || problem instanceof errors.JWTExpired) why = `\`${problem.claim}\` does not fit`;
      if (problem instanceof v.ValiError) why = 'A claim is missing, empty or of another type';
    }
  }
  return why;
}

/** The key that a token says it was made with; undefined when it says none, null for what is no token. */
function keyName(token: string): string | undefined | null {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return null;
  }
}
