import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { FileStores } from './take-part.ts';

/** What a player may send in a day, and a game may hold. Throws `too_many_requests` or `storage_full`. */
export async function spend({ db, limits }: FileStores, player: Uuid, gameId: string, bytes: number): Promise<void> {
  await limits.demand('fileBytesPerPlayer', player, bytes);
  const most = limits.caps.fileBytesPerGame;
  if (Number.isFinite(most) && (await bytesOf(db, gameId)) + bytes > most) throw new ProblemError('storage_full');
}

/** Who brought a file: it counts for the game until it is forgotten. */
export async function rememberOrigin(db: Kysely<Database>, sha256: string, gameId: string, player: Uuid): Promise<void> {
  await sql`
    INSERT INTO file_origin (sha256, game_id, player_id, size_bytes, at)
    SELECT sha256, ${gameId}, ${player}::uuid, size_bytes, ${Date.now()} FROM file WHERE sha256 = ${sha256}
    ON CONFLICT DO NOTHING
  `.execute(db);
}

async function bytesOf(db: Kysely<Database>, gameId: string): Promise<number> {
  const row = await db
    .selectFrom('file_origin')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('size_bytes'), sql<number>`0`).as('bytes'))
    .where('game_id', '=', gameId)
    .executeTakeFirstOrThrow();
  return Number(row.bytes);
}
