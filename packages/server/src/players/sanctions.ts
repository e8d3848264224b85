import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const within = (games: readonly string[]) => sql<string>`ANY(${[...games]}::text[])`;

/** Until then the player may appeal and nothing else; 0 ends it. Out: whether there is such a player in these games. */
export async function setBan(db: Kysely<Database>, player: Uuid, games: readonly string[], until: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('player')
    .set({ banned_until: until })
    .where('id', '=', player)
    .where('game_id', '=', within(games))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** A device was lost or passed on: none of the player's installs and tokens opens anything any more. */
export async function callBackTokens(db: Kysely<Database>, player: Uuid, games: readonly string[]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('player')
      .set({ tokens_from: Date.now() })
      .where('id', '=', player)
      .where('game_id', '=', within(games))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await trx.updateTable('install').set({ revoked: true }).where('player_id', '=', player).execute();
    return true;
  });
}
