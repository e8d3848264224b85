import { newId, type Invitation, type StaffGames, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashOf, newToken } from './secret-token.ts';
import { emailKey } from './staff-store.ts';

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/** Invites somebody; an earlier invitation of theirs holds no more. Out: the secret of the link, stored nowhere. */
export async function invite(db: Kysely<Database>, by: Uuid, email: string, games: StaffGames) {
  const token = newToken();
  const row = { id: newId(), email: emailKey(email), games: JSON.stringify(games), invited_by: by };
  const expiresAt = Date.now() + VALID_MS;
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('invitation').where('email', '=', row.email).execute();
    await trx.insertInto('invitation').values({ ...row, token_sha256: hashOf(token), expires_at: expiresAt }).execute();
  });
  return { id: row.id, token, expiresAt };
}

/** Whom an invitation is for, by its link or by the address that an identity provider vouches for. It is used up. */
export async function takeInvitation(
  db: Kysely<Database>,
  by: { token: string } | { email: string },
): Promise<{ email: string; games: StaffGames } | undefined> {
  const query = db.deleteFrom('invitation').where('expires_at', '>', Date.now()).returning(['email', 'games']);
  const mine = 'token' in by
    ? query.where('token_sha256', '=', hashOf(by.token))
    : query.where('email', '=', emailKey(by.email));
  return mine.executeTakeFirst();
}

export async function listInvitations(db: Kysely<Database>): Promise<Invitation[]> {
  const rows = await db.selectFrom('invitation').selectAll().where('expires_at', '>', Date.now()).orderBy('email').execute();
  return rows.map(({ id, email, games, expires_at }) => ({ id, email, games, expiresAt: expires_at }));
}

export async function withdraw(db: Kysely<Database>, id: Uuid): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('invitation').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
