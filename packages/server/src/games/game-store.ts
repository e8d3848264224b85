import type { CollectionLevel, GameDetail, GameSettings, OpeningHours } from '@savepoint/protocol';
import * as v from 'valibot';
import { chatSettings, readChatSettings, type ChatSettings } from '../chat/settings.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface NewGame {
  /** Lower-case letters, digits and dashes. */
  id: string;
  name: string;
  /** The most that is kept about the game around a player, whatever a client sends. Default `full`. */
  collect?: CollectionLevel;
  /** The longest line of its live conversations. */
  chat?: ChatSettings;
  /** When somebody is there for them. Default: what its staff have published, always until then. */
  hours?: OpeningHours;
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

/** As `addGame` for one that is new. Out: false when there is one of this id. */
export async function insertGame(db: Kysely<Database>, { id, name, collect }: NewGame): Promise<boolean> {
  const made = await db
    .insertInto('game')
    .values({ id, name, ...(collect && { collect }) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The settings of these games, by name. */
export async function readGameDetails(db: Kysely<Database>, ids: readonly string[]): Promise<GameDetail[]> {
  const rows = await db
    .selectFrom('game')
    .select(['id', 'name', 'collect', 'chat'])
    .where('id', '=', sql<string>`ANY(${[...ids]}::text[])`)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ chat, ...game }) => ({ ...game, longestLine: readChatSettings(chat).longestLine }));
}

export async function changeGame(db: Kysely<Database>, id: string, { name, collect, longestLine }: GameSettings): Promise<void> {
  const chat = sql<string>`chat || ${JSON.stringify({ longestLine })}::jsonb`;
  await db.updateTable('game').set({ name, collect, chat }).where('id', '=', id).execute();
}

/**
 * Holds a game until the transaction ends: two who publish something of it at once, or add what there may be so many of, do it
 * one after the other. Players who open a case meanwhile, whose rows name the game, do not wait for it.
 */
export async function lockGame(trx: Kysely<Database>, id: string): Promise<void> {
  await trx.selectFrom('game').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
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
