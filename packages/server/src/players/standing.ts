import type { Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { TokenHolder } from './token.ts';

/** What of a player decides about the next thing that comes in the player's name. */
export interface Standing {
  id: Uuid;
  /** Signed in as somebody who was known before: it is that one's now. */
  mergedInto: Uuid | null;
  /** Tokens made before, in milliseconds since 1970, hold no more. */
  tokensFrom: number;
  bannedUntil: number;
}

export const STANDING = [
  'id',
  'merged_into as mergedInto',
  'tokens_from as tokensFrom',
  'banned_until as bannedUntil',
] as const;

/**
 * Where nothing else reads the player's row: throws `unauthorized` for a token that was called back, also with those of whom
 * the player has become.
 */
export async function requireStanding(db: Kysely<Database>, holder: TokenHolder): Promise<Standing> {
  const read = (id: Uuid) => db.selectFrom('player').select(STANDING).where('id', '=', id).executeTakeFirst();
  const found = await read(holder.id);
  const heir = found?.mergedInto ? await read(found.mergedInto) : found;
  if (!found || !heir || holder.issuedAtMs < Math.max(found.tokensFrom, heir.tokensFrom)) throw new ProblemError('unauthorized');
  return found;
}
