import type { StaffGame } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Makes a game known, or gives it a new name. */
export async function addGame(db: Kysely<Database>, game: StaffGame): Promise<void> {
  await db
    .insertInto('game')
    .values({ id: game.id, name: game.name })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: game.name }))
    .execute();
}

export async function gameExists(db: Kysely<Database>, id: string): Promise<boolean> {
  return (await db.selectFrom('game').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Games by id: those named, or all of them. */
export async function listGames(db: Kysely<Database>, ids: readonly string[] | 'all'): Promise<StaffGame[]> {
  let query = db.selectFrom('game').select(['id', 'name']).orderBy('name').orderBy('id');
  if (ids !== 'all') query = query.where('id', '=', sql<string>`ANY(${[...ids]}::text[])`);
  return query.execute();
}
