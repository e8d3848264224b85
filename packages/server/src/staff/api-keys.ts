import { newId, type ApiKey, type Session, type StaffGames, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashOf, newToken } from './secret-token.ts';
import { describeGames } from './staff-store.ts';

/** How often the time of the last use is written: more would make every reading a writing. */
const USE_STEP_MS = 60_000;

/** Makes a key. Out: the key itself, which is stored nowhere, and its id. */
export async function addApiKey(db: Kysely<Database>, by: Uuid, name: string, games: StaffGames) {
  const token = `sp_${newToken()}`;
  const row = { id: newId(), name, games: JSON.stringify(games), created_by: by, created_at: Date.now() };
  await db.insertInto('api_key').values({ ...row, token_sha256: hashOf(token), last_used_at: null }).execute();
  return { id: row.id, key: token };
}

/** Whose key this is: it acts under its own name. */
export async function findApiKey(db: Kysely<Database>, token: string): Promise<Session | null> {
  const found = await db
    .selectFrom('api_key')
    .selectAll()
    .where('token_sha256', '=', hashOf(token))
    .executeTakeFirst();
  if (!found) return null;
  const { id, name, games, last_used_at } = found;
  const nowMs = Date.now();
  if (nowMs - (last_used_at ?? 0) > USE_STEP_MS) {
    await db.updateTable('api_key').set({ last_used_at: nowMs }).where('id', '=', id).execute();
  }
  const everywhere = 'all' in games ? games.all : null;
  return { staff: { id, name, email: '' }, everywhere, games: await describeGames(db, games), totp: false, holdMs: 0 };
}

export async function listApiKeys(db: Kysely<Database>): Promise<ApiKey[]> {
  const rows = await db.selectFrom('api_key').selectAll().orderBy('created_at').execute();
  return rows.map(({ id, name, games, created_at, last_used_at }) => {
    return { id, name, games, createdAt: created_at, lastUsedAt: last_used_at };
  });
}

export async function removeApiKey(db: Kysely<Database>, id: Uuid): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('api_key').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
