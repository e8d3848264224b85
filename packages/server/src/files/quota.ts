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

async function bytesOf(db: Kysely<Database>, gameId: string): Promise<number> {
  const row = await db
    .selectFrom('file_origin')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('size_bytes'), sql<number>`0`).as('bytes'))
    .where('game_id', '=', gameId)
    .executeTakeFirstOrThrow();
  return Number(row.bytes);
}
