import { hash } from '@node-rs/argon2';
import { newId, type Session, type StaffGame, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { listGames } from '../games/game-store.ts';

export interface NewStaff {
  email: string;
  name: string;
  password: string;
  games: string[] | 'all';
}

/** In: a person. Out: their id; one with the same e-mail gets the new name, password and games. */
export async function addStaff(db: Kysely<Database>, given: NewStaff): Promise<Uuid> {
  const row = {
    email: emailKey(given.email),
    name: given.name,
    password_hash: await hash(given.password),
    all_games: given.games === 'all',
  };
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('staff')
      .values({ id: newId(), ...row })
      .onConflict((conflict) => conflict.column('email').doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx.deleteFrom('staff_game').where('staff_id', '=', id).execute();
    if (given.games !== 'all' && given.games.length > 0) {
      await trx.insertInto('staff_game').values(given.games.map((game) => ({ staff_id: id, game_id: game }))).execute();
    }
    return id;
  });
}

export async function findByEmail(
  db: Kysely<Database>,
  email: string,
): Promise<{ id: Uuid; password_hash: string } | undefined> {
  return db.selectFrom('staff').select(['id', 'password_hash']).where('email', '=', emailKey(email)).executeTakeFirst();
}

/** Who somebody is and which games they may see, as the console shows it. */
export async function describeStaff(db: Kysely<Database>, id: Uuid): Promise<Session | null> {
  const staff = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  if (!staff) return null;
  const games: StaffGame[] = await listGames(db, staff.all_games ? 'all' : await gamesOf(db, id));
  return { staff: { id: staff.id, name: staff.name, email: staff.email }, games };
}

/** E-mail addresses are one person's however they are typed; NUL cannot be stored or searched. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase().replaceAll('\0', '');
}

async function gamesOf(db: Kysely<Database>, id: Uuid): Promise<string[]> {
  const rows = await db.selectFrom('staff_game').select('game_id').where('staff_id', '=', id).execute();
  return rows.map((row) => row.game_id);
}
