import type { Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { anyOf } from './any-of.ts';
import type { CaseHead } from './change.ts';
import { lockCases, lockPlayers } from './lock.ts';

/**
 * Locks those of the cases that exist, of whichever players, in the order of `lock.ts`. One whose player has become another
 * meanwhile is left out, for the next time: nobody holds the turn of whom it is now.
 */
export async function lockMany(trx: Kysely<Database>, ids: readonly Uuid[]): Promise<Map<Uuid, CaseHead>> {
  const players = await trx.selectFrom('cases').select('player_id').distinct().where('id', '=', anyOf(ids, 'uuid')).execute();
  const locked = await lockPlayers(trx, players.map(({ player_id }) => player_id));
  const heads = await lockCases(trx, ids);
  return new Map([...heads].filter(([, { playerId }]) => locked.has(playerId)));
}
