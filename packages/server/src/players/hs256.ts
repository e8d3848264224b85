import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

const HEADER_CHARS = 1_000;

/**
 * In: a JWT, and the key for the name its header gives. Out: its claims if that key signed it by HS256 (RFC 7515, 7518 3.2),
 * else null; whether they still hold is for the caller. Libraries verify through Web Crypto, which hands every
 * signature to another thread: for tokens this short that was an eighth of what a report costs.
 */
export function readHs256(token: string, keyOf: (name: unknown) => KeyObject): unknown {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || header.length > HEADER_CHARS) return null;
  const given = parse(header);
  // `crit` names what a reader must know to trust the token: nothing of that is known here.
  if (typeof given !== 'object' || given === null || 'crit' in given) return null;
  if (!('alg' in given) || given.alg !== 'HS256') return null;
  const key = keyOf('kid' in given ? given.kid : undefined);
  // As text: bytes can be written in several ways, and only one of them is what was signed with.
  const [own, theirs] = [createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url'), signature].map(
    (text) => Buffer.from(text),
  );
  return own!.length === theirs!.length && timingSafeEqual(own!, theirs!) ? parse(payload) : null;
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return null;
  }
}
