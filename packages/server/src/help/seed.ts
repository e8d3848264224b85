import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import { insertLive } from './piece-store.ts';
import { publish, readPublication } from './publish.ts';
import { starterPieces } from './starter/pieces.ts';

/** Within a transaction: gives a game that has never had help what its players can read until the studio writes its own. */
export async function seedHelp(trx: Kysely<Database>, gameId: string): Promise<void> {
  await lockGame(trx, gameId);
  // Another node may have been quicker.
  if (await readPublication(trx, gameId)) return;
  await insertLive(trx, gameId, starterPieces());
  await publish(trx, gameId, null);
}

/** The same for every game there is: those of a database from before help was kept in it. */
export async function seedAllHelp(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM game WHERE NOT EXISTS (SELECT FROM help_publication WHERE game_id = game.id)
  `.execute(db);
  for (const { id } of rows) await db.transaction().execute((trx) => seedHelp(trx, id));
}
