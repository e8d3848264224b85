import { createHash } from 'node:crypto';
import type { SavedView, SharedViewRequest, Session, Uuid, ViewRequest } from '@savepoint/protocol';
import { allows, isId } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { anyOf } from '../cases/any-of.ts';
import type { Database } from '../db/schema.ts';

/** Of one person; more would be no overview. */
const MOST_VIEWS = 100;
const PAGE = 100;

/** One's own views, those of one's games and those of everybody, in the order in which they were made; a page of them. */
export async function listViews(
  db: Kysely<Database>,
  { staff, games, everywhere }: Session,
  after: ViewPlace | null = null,
): Promise<{ views: SavedView[]; next?: string }> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where((e) =>
      e.or([
        e.and([e('scope', '=', 'personal'), e('staff_id', '=', staff.id)]),
        e('scope', '=', 'team'),
        e.and([e('scope', '=', 'game'), e('game_id', '=', anyOf(games.map(({ id }) => id), 'text'))]),
      ]),
    )
    .$if(after !== null, (query) => query.where(sql<boolean>`(made_at, id) > (${after?.madeAt}::bigint, ${after?.id}::uuid)`))
    .orderBy('made_at')
    .orderBy('id')
    .limit(PAGE + 1)
    .execute();
  const views = rows.slice(0, PAGE).map(({ id, scope, game_id, name, conditions, sort }) => {
    const role = game_id === null ? everywhere : (games.find((game) => game.id === game_id)?.role ?? null);
    const mine = scope === 'personal' || (role !== null && allows(role, 'view.share'));
    const version = versionOf({ name, conditions, sort });
    return { id, scope, ...(game_id !== null && { gameId: game_id }), name, conditions, sort, version, mine };
  });
  const last = rows[PAGE - 1];
  return { views, ...(rows.length > PAGE && last && { next: `${last.made_at}.${last.id}` }) };
}

/** Where a page of views begins: after this one. */
export interface ViewPlace {
  madeAt: number;
  id: Uuid;
}

/** Undefined for what is no `next` of a page. */
export function readViewPlace(text: string): ViewPlace | undefined {
  const [, madeAt, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  return madeAt !== undefined && isId(id) ? { madeAt: Number(madeAt), id } : undefined;
}

/** The database keeps the keys of an object in an order of its own. */
const inOrder = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted()) : value;

/** Of what it shows: a change that comes to the same is none. */
function versionOf({ name, conditions, sort }: Pick<SavedView, 'name' | 'conditions' | 'sort'>): string {
  return createHash('sha256').update(JSON.stringify({ name, conditions, sort }, inOrder)).digest('hex').slice(0, 32);
}

/** Why a view is not kept: the id is another's, or one has too many; or it is not what was changed, and may be gone. */
type Refusal = 'id_taken' | 'limit_reached' | 'version_mismatch';

/** Keeps a view of one's own, new or changed. */
export function keepView(db: Kysely<Database>, id: Uuid, staffId: Uuid, view: ViewRequest): Promise<Refusal | null> {
  return keep(db, id, { ...view, scope: 'personal', game_id: null, staff_id: staffId }, sql`saved_view.staff_id = ${staffId}::uuid`);
}

/** As `keepView`, for the staff of a game, or for everybody. `games`: those whose views one may change. */
export function keepSharedView(
  db: Kysely<Database>,
  id: Uuid,
  staffId: Uuid,
  { gameId, ...view }: SharedViewRequest,
  games: readonly string[],
): Promise<Refusal | null> {
  const scope = gameId === undefined ? ('team' as const) : ('game' as const);
  const row = { ...view, scope, game_id: gameId ?? null, staff_id: staffId };
  const changeable = gameId === undefined ? sql`true` : sql`saved_view.game_id = ${anyOf(games, 'text')}`;
  return keep(db, id, row, changeable);
}

type Row = ViewRequest & Pick<SavedView, 'scope'> & { game_id: string | null; staff_id: Uuid };

function keep(db: Kysely<Database>, id: Uuid, { version, ...row }: Row, changeable: ReturnType<typeof sql>): Promise<Refusal | null> {
  const conditions = JSON.stringify(row.conditions);
  return db.transaction().execute(async (trx) => {
    // One after the other: several at once would each find room, or nothing under their id.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${row.staff_id}, 0))`.execute(trx);
    const before = await trx.selectFrom('saved_view').select(['name', 'conditions', 'sort']).where('id', '=', id).forUpdate().executeTakeFirst();
    // Asked again after the answer was lost, it has come to what is asked.
    const same = before !== undefined && versionOf(before) === versionOf(row);
    if (version !== null && !same && (before === undefined || versionOf(before) !== version)) return 'version_mismatch';
    if (version === null && before !== undefined && !same) return 'id_taken';
    if (before === undefined && (await countViews(trx, row.staff_id)) >= MOST_VIEWS) return 'limit_reached';
    const { rows } = await sql`
      INSERT INTO saved_view (id, scope, game_id, staff_id, name, conditions, sort, made_at)
      VALUES (${id}::uuid, ${row.scope}, ${row.game_id}, ${row.staff_id}::uuid, ${row.name}, ${conditions}::jsonb, ${row.sort}, ${Date.now()})
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, conditions = excluded.conditions, sort = excluded.sort
      WHERE saved_view.scope = excluded.scope AND saved_view.game_id IS NOT DISTINCT FROM excluded.game_id AND ${changeable}
      RETURNING id
    `.execute(trx);
    return rows.length > 0 ? null : 'id_taken';
  });
}

async function countViews(trx: Kysely<Database>, staffId: Uuid): Promise<number> {
  const { made } = await trx
    .selectFrom('saved_view')
    .select((counted) => counted.fn.countAll<number>().as('made'))
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return made;
}

export async function removeView(db: Kysely<Database>, id: Uuid, staffId: Uuid): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('scope', '=', 'personal')
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** `everybody`: views of all games may go too. */
export async function removeSharedView(db: Kysely<Database>, id: Uuid, games: readonly string[], everybody: boolean): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where((e) =>
      e.or([
        e.and([e('scope', '=', 'game'), e('game_id', '=', anyOf(games, 'text'))]),
        e.and([e('scope', '=', 'team'), e.val(everybody)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
