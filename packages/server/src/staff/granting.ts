import { mayGive, type Role, type Session, type StaffGames } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { listGames } from '../games/game-store.ts';
import { ProblemError } from '../http/problem.ts';

/** Whether every role in `games` stands at or below one's own, which has to be one on all games. */
export function mayGrant({ everywhere }: Session, games: StaffGames): boolean {
  const roles: Role[] = 'all' in games ? [games.all] : Object.values(games.some);
  return everywhere !== null && roles.every((role) => mayGive(everywhere, role));
}

/** Throws `forbidden` for a role above one's own, `unknown_game` for a game that is not there. */
export async function demandGrant(db: Kysely<Database>, own: Session, games: StaffGames): Promise<void> {
  if (!mayGrant(own, games)) throw new ProblemError('forbidden', { detail: 'The role stands above your own' });
  const named = Object.keys('some' in games ? games.some : {});
  if ((await listGames(db, named)).length < named.length) throw new ProblemError('unknown_game');
}
