import type { Session, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashOf, newToken } from './secret-token.ts';
import { describeStaff } from './staff-store.ts';

export const SESSION_MS = 14 * 24 * 60 * 60 * 1000;
export const SESSION_COOKIE = 'savepoint_session';

/**
 * Makes a session. Out: its token, which is stored nowhere: the database holds the hash. Null for somebody who was shut out
 * meanwhile, or whose password is no more the one that `passwordHash` is of.
 */
export async function startSession(db: Kysely<Database>, staffId: Uuid, passwordHash?: string): Promise<string | null> {
  const token = newToken();
  const nowMs = Date.now();
  await db.deleteFrom('session').where('staff_id', '=', staffId).where('expires_at', '<', nowMs).execute();
  return db.transaction().execute(async (trx) => {
    let query = trx.selectFrom('staff').select('id').where('id', '=', staffId).where('disabled', '=', false);
    if (passwordHash !== undefined) query = query.where('password_hash', '=', passwordHash);
    // Held: whoever ends this person's sessions just now does it before this one, and is seen, or ends this one too.
    if (!(await query.forShare().executeTakeFirst())) return null;
    await trx
      .insertInto('session')
      .values({ token_sha256: hashOf(token), staff_id: staffId, created_at: nowMs, expires_at: nowMs + SESSION_MS })
      .execute();
    return token;
  });
}

/** Who a token belongs to, now. */
export async function findSession(db: Kysely<Database>, token: string | undefined): Promise<Session | null> {
  if (!token) return null;
  const row = await db
    .selectFrom('session')
    .select('staff_id')
    .where('token_sha256', '=', hashOf(token))
    .where('expires_at', '>', Date.now())
    .executeTakeFirst();
  return row ? describeStaff(db, row.staff_id) : null;
}

export async function endSession(db: Kysely<Database>, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_sha256', '=', hashOf(token)).execute();
}

/** All of somebody's, but the one that `keep` names. */
export async function endSessions(db: Kysely<Database>, staffId: Uuid, keep?: string): Promise<void> {
  let query = db.deleteFrom('session').where('staff_id', '=', staffId);
  if (keep) query = query.where('token_sha256', '!=', hashOf(keep));
  await query.execute();
}

/** Out: how many had run out and were forgotten. */
export async function forgetSessions(db: Kysely<Database>, nowMs: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('expires_at', '<', nowMs).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
