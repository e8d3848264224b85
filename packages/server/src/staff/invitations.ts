import { newId, type Invitation, type StaffGames, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashOf, newToken } from './secret-token.ts';
import { emailKey, lockAddress, putStaff } from './staff-store.ts';

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites somebody; an earlier invitation of theirs holds no more. Out: the secret of the link, stored nowhere; null when
 * somebody with this address works here already.
 */
export async function invite(db: Kysely<Database>, by: Uuid, email: string, games: StaffGames) {
  const token = newToken();
  const row = { id: newId(), email: emailKey(email), games: JSON.stringify(games), invited_by: by };
  const expiresAt = Date.now() + VALID_MS;
  return db.transaction().execute(async (trx) => {
    await lockAddress(trx, row.email);
    const known = await trx.selectFrom('staff').select('id').where('email', '=', row.email).executeTakeFirst();
    if (known) return null;
    await trx.deleteFrom('invitation').where('email', '=', row.email).execute();
    await trx.insertInto('invitation').values({ ...row, token_sha256: hashOf(token), expires_at: expiresAt }).execute();
    return { id: row.id, token, expiresAt };
  });
}

/**
 * Makes somebody staff whom an invitation is for, by its link or by the address that an identity provider vouches for; it is
 * used up. Out: their id; null: there is none that holds.
 */
export async function acceptInvitation(
  db: Kysely<Database>,
  by: { token: string } | { email: string },
  given: { name: string; passwordHash: string | null },
): Promise<Uuid | null> {
  return db.transaction().execute(async (trx) => {
    const holding = trx.selectFrom('invitation').select(['email', 'games']).where('expires_at', '>', Date.now());
    const mine = 'token' in by ? holding.where('token_sha256', '=', hashOf(by.token)) : holding.where('email', '=', emailKey(by.email));
    const named = await mine.executeTakeFirst();
    if (!named) return null;
    await lockAddress(trx, named.email);
    // Once more: somebody may have been quicker.
    const invited = await mine.executeTakeFirst();
    return invited ? putStaff(trx, { ...invited, ...given }) : null;
  });
}

export async function listInvitations(db: Kysely<Database>): Promise<Invitation[]> {
  const rows = await db.selectFrom('invitation').selectAll().where('expires_at', '>', Date.now()).orderBy('email').execute();
  return rows.map(({ id, email, games, expires_at }) => ({ id, email, games, expiresAt: expires_at }));
}

export async function withdraw(db: Kysely<Database>, id: Uuid): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('invitation').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
