import { allows, type Action, type Colleague, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { listPeople } from './staff-store.ts';

/** Who works on any of these games, by name: where cases can be given to them, and where notes may name them. */
export async function listColleagues(db: Kysely<Database>, games: readonly string[]): Promise<Colleague[]> {
  const people = await listPeople(db);
  return people.flatMap(({ id, name, disabled, games: given }) => {
    const where = (action: Action) =>
      games.filter((game) => {
        const role = 'all' in given ? given.all : given.some[game];
        return role !== undefined && allows(role, action);
      });
    const named = where('case.note');
    return disabled || named.length === 0 ? [] : [{ id, name, games: where('case.reply'), named }];
  });
}

/** Whether cases of each of these games can be given to somebody. */
export async function mayOwn(db: Kysely<Database>, id: Uuid, games: readonly string[]): Promise<boolean> {
  const colleague = (await listColleagues(db, games)).find((one) => one.id === id);
  return colleague !== undefined && games.every((game) => colleague.games.includes(game));
}

/** What people are called, whoever of these is one. */
export async function readNames(db: Kysely<Database>, ids: readonly (Uuid | null)[]): Promise<Map<Uuid, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', '=', sql<Uuid>`ANY(${known}::uuid[])`).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
