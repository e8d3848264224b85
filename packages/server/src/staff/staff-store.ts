import { hash, verify } from '@node-rs/argon2';
import { newId, type HoldMs, type Person, type Role, type Session, type StaffGames, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { listGames } from '../games/game-store.ts';

export interface NewStaff {
  email: string;
  name: string;
  /** None: this person signs in by the studio's own identity provider. */
  password?: string;
  games: string[] | 'all';
  /** Default: `owner` for all games, `agent` for some. */
  role?: Role;
  /** How long what they send can be taken back. */
  holdMs?: HoldMs;
}

/** In: a person. Out: their id; one with the same e-mail gets the new name, password and games, and has to sign in by it. */
export async function addStaff(db: Kysely<Database>, { email, name, password, games, role, holdMs }: NewStaff): Promise<Uuid> {
  const given: StaffGames =
    games === 'all'
      ? { all: role ?? 'owner' }
      : { some: Object.fromEntries(games.map((game) => [game, role ?? 'agent'] as const)) };
  const passwordHash = password === undefined ? null : await hash(password);
  const before = (await findByEmail(db, email))?.password_hash;
  const isNew = password !== undefined && typeof before === 'string' && !(await verify(before, password));
  return db.transaction().execute(async (trx) => {
    const id = await putStaff(trx, { email, name, passwordHash, games: given });
    // Whoever knew the one before is not to go on by it.
    if (isNew) await trx.deleteFrom('session').where('staff_id', '=', id).execute();
    if (holdMs !== undefined) await setHold(trx, id, holdMs);
    return id;
  });
}

/** Within a transaction: from now on nobody else is invited by this address, or made staff. */
export async function lockAddress(trx: Kysely<Database>, email: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`staff ${emailKey(email)}`}, 0))`.execute(trx);
}

/** Within a transaction: makes somebody staff, who is invited no more. */
export async function putStaff(
  trx: Kysely<Database>,
  given: { email: string; name: string; passwordHash: string | null; games: StaffGames },
): Promise<Uuid> {
  const row = { email: emailKey(given.email), name: given.name, password_hash: given.passwordHash, disabled: false };
  await lockAddress(trx, row.email);
  await trx.deleteFrom('invitation').where('email', '=', row.email).execute();
  const { id } = await trx
    .insertInto('staff')
    .values({ id: newId(), ...row })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  await setGames(trx, id, given.games);
  return id;
}

/** How long what somebody sends can be taken back from now on. */
export async function setHold(db: Kysely<Database>, id: Uuid, holdMs: HoldMs): Promise<void> {
  await db.updateTable('staff').set({ hold_ms: holdMs }).where('id', '=', id).execute();
}

/** Within a transaction: what somebody works on from now. */
export async function setGames(trx: Kysely<Database>, id: Uuid, games: StaffGames): Promise<void> {
  const some = Object.entries('some' in games ? games.some : {});
  await trx.updateTable('staff').set({ role: 'all' in games ? games.all : null }).where('id', '=', id).execute();
  await trx.deleteFrom('staff_game').where('staff_id', '=', id).execute();
  if (some.length === 0) return;
  const rows = some.map(([game, role]) => ({ staff_id: id, game_id: game, role }));
  await trx.insertInto('staff_game').values(rows).execute();
}

export interface Credentials {
  id: Uuid;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_confirmed: boolean;
}

/** How somebody who has not been shut out signs in. */
export async function findByEmail(db: Kysely<Database>, email: string): Promise<Credentials | undefined> {
  return db
    .selectFrom('staff')
    .select(['id', 'password_hash', 'totp_secret', 'totp_confirmed'])
    .where('email', '=', emailKey(email))
    .where('disabled', '=', false)
    .executeTakeFirst();
}

/** Who somebody is and which games they may see, as the console shows it; null for those who have been shut out. */
export async function describeStaff(db: Kysely<Database>, id: Uuid): Promise<Session | null> {
  const staff = await db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id)
    .where('disabled', '=', false)
    .executeTakeFirst();
  if (!staff) return null;
  const given = await gamesOf(db, [id]);
  const games = await describeGames(db, staff.role ? { all: staff.role } : { some: given.get(id) ?? {} });
  const { name, email, role, totp_confirmed, hold_ms } = staff;
  return { staff: { id, name, email }, everywhere: role, games, totp: totp_confirmed, holdMs: hold_ms };
}

/** The games themselves, each with the role there. */
export async function describeGames(db: Kysely<Database>, games: StaffGames): Promise<Session['games']> {
  if ('all' in games) return (await listGames(db, 'all')).map((game) => ({ ...game, role: games.all }));
  const found = await listGames(db, Object.keys(games.some));
  return found.map((game) => ({ ...game, role: games.some[game.id]! }));
}

export async function listPeople(db: Kysely<Database>): Promise<Person[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('name').orderBy('id').execute();
  const given = await gamesOf(db, rows.map(({ id }) => id));
  return rows.map(({ id, name, email, role, disabled, totp_confirmed }) => {
    const games = role ? { all: role } : { some: given.get(id) ?? {} };
    return { id, name, email, games, disabled, totp: totp_confirmed };
  });
}

/** E-mail addresses are one person's however they are typed; NUL cannot be stored or searched. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase().replaceAll('\0', '');
}

async function gamesOf(db: Kysely<Database>, ids: Uuid[]): Promise<Map<Uuid, Record<string, Role>>> {
  const rows = await db
    .selectFrom('staff_game')
    .selectAll()
    .where('staff_id', '=', sql<Uuid>`ANY(${ids}::uuid[])`)
    .execute();
  const found = new Map<Uuid, Record<string, Role>>();
  for (const { staff_id, game_id, role } of rows) found.set(staff_id, { ...found.get(staff_id), [game_id]: role });
  return found;
}
