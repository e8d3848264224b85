import type { CollectionLevel } from '@savepoint/protocol';
import * as v from 'valibot';
import { chatSettings, type ChatSettings } from '../chat/settings.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface NewGame {
  /** Lower-case letters, digits and dashes. */
  id: string;
  name: string;
  /** The most that is kept about the game around a player, whatever a client sends. Default `full`. */
  collect?: CollectionLevel;
  /** Opening hours and the longest line of its live conversations. Default: always open. */
  chat?: ChatSettings;
}

/** Makes a game known, or gives it a new name and level. */
export async function addGame(db: Kysely<Database>, { id, name, collect, chat }: NewGame): Promise<void> {
  const settings = { name, ...(collect && { collect }), ...(chat && { chat: JSON.stringify(v.parse(chatSettings, chat)) }) };
  await db
    .insertInto('game')
    .values({ id, ...settings })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(settings))
    .execute();
}

export async function gameExists(db: Kysely<Database>, id: string): Promise<boolean> {
  return (await db.selectFrom('game').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Games by id: those named, or all of them. */
export async function listGames(db: Kysely<Database>, ids: readonly string[] | 'all'): Promise<NewGame[]> {
  let query = db.selectFrom('game').select(['id', 'name']).orderBy('name').orderBy('id');
  if (ids !== 'all') query = query.where('id', '=', sql<string>`ANY(${[...ids]}::text[])`);
  return query.execute();
}
