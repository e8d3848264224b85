import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import { ProblemError } from '../http/problem.ts';
import type { Sender } from './origin.ts';
import type { FileStores } from './take-part.ts';

/**
 * What a player may send in a day, and a game may hold. `before`: bytes of the same file that have come already. Throws
 * `too_many_requests` or `storage_full`.
 */
export async function spend({ db, limits }: FileStores, { id, gameId }: Required<Sender>, bytes: number, before = 0): Promise<void> {
  await limits.demand('fileBytesPerPlayer', id, bytes);
  await demandRoom(db, gameId, limits.caps.fileBytesPerGame, before + bytes);
}

/** Within a transaction that is about to write it: the same of a file that is whole, as others may have come meanwhile. */
export async function takeRoom(trx: Kysely<Database>, { id, gameId, mostBytes }: Sender, sha256: string, bytes: number): Promise<void> {
  if (gameId === undefined || mostBytes === undefined || !Number.isFinite(mostBytes)) return;
  await lockGame(trx, gameId);
  const counted = trx.selectFrom('file_origin').select('sha256').where('sha256', '=', sha256);
  if (await counted.where('game_id', '=', gameId).where('player_id', '=', id).executeTakeFirst()) return;
  await demandRoom(trx, gameId, mostBytes, bytes);
}

async function demandRoom(db: Kysely<Database>, gameId: string, mostBytes: number, bytes: number): Promise<void> {
  if (Number.isFinite(mostBytes) && (await bytesOf(db, gameId)) + bytes > mostBytes) throw new ProblemError('storage_full');
}

async function bytesOf(db: Kysely<Database>, gameId: string): Promise<number> {
  const row = await db
    .selectFrom('file_origin')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('size_bytes'), sql<number>`0`).as('bytes'))
    .where('game_id', '=', gameId)
    .executeTakeFirstOrThrow();
  return Number(row.bytes);
}
