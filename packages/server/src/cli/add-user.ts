import type { Role } from '@savepoint/protocol';
import { acceptRequest, invitationRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import { listGames } from '../games/game-store.ts';
import { addStaff } from '../staff/staff-store.ts';

export interface GivenUser {
  email: string;
  name: string;
  password: string | undefined;
  /** None named: all. */
  games: string[] | undefined;
  role: Role | undefined;
}

/** Throws, in words for people, what is wrong with a person who is to be added: held to what the console asks for. */
export function checkUser({ email, name, password }: GivenUser): void {
  if (!password) throw new Error('Set SAVEPOINT_PASSWORD: on the command line everybody on this machine could read it.');
  const accepted = acceptRequest.entries;
  if (!v.is(invitationRequest.entries.email, email.trim())) throw new Error(`${email} is no e-mail address.`);
  if (!v.is(accepted.name, name)) throw new Error('The name is empty, or longer than 100 characters.');
  if (!v.is(accepted.password, password)) throw new Error('SAVEPOINT_PASSWORD has fewer than 10 characters, or more than 1000.');
}

/** Adds a person who was checked. Throws where a game is not there. */
export async function addUser(db: Kysely<Database>, { email, name, password, games, role }: GivenUser): Promise<void> {
  const known = (await listGames(db, games ?? [])).map(({ id }) => id);
  const missing = games?.find((game) => !known.includes(game));
  if (missing !== undefined) throw new Error(`There is no game ${missing} here.`);
  await addStaff(db, { email, name, ...(password !== undefined && { password }), games: games ?? 'all', ...(role && { role }) });
}
