import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Who sends a file whole. */
export interface Sender {
  /** A player, or one of the staff. */
  id: Uuid;
  /** A player's. */
  gameId?: string;
  /** What that game may hold. */
  mostBytes?: number;
}

/** Which player brought a file: it opens where they name it, and counts for the game until it is forgotten. */
export async function rememberOrigin(db: Kysely<Database>, sha256: string, gameId: string, player: Uuid): Promise<void> {
  await sql`
    INSERT INTO file_origin (sha256, game_id, player_id, size_bytes, at)
    SELECT sha256, ${gameId}, ${player}::uuid, size_bytes, ${Date.now()} FROM file WHERE sha256 = ${sha256}
    ON CONFLICT DO NOTHING
  `.execute(db);
}
