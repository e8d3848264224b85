import type { SavedView, SharedViewRequest, Session, Uuid, ViewRequest } from '@savepoint/protocol';
import { allows } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { anyOf } from '../cases/any-of.ts';
import type { Database } from '../db/schema.ts';

/** More would be no overview. */
const MOST_VIEWS = 100;

/** One's own views, those of one's games and those of everybody, in the order in which they were made. */
export async function listViews(db: Kysely<Database>, { staff, games, everywhere }: Session): Promise<SavedView[]> {
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
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST_VIEWS)
    .execute();
  return rows.map(({ id, scope, game_id, name, conditions, sort }) => {
    const role = game_id === null ? everywhere : (games.find((game) => game.id === game_id)?.role ?? null);
    const mine = scope === 'personal' || (role !== null && allows(role, 'view.share'));
    return { id, scope, ...(game_id !== null && { gameId: game_id }), name, conditions, sort, mine };
  });
}

/** Keeps a view of one's own, new or changed. Out: false when the id is another's, or one has too many. */
export async function keepView(db: Kysely<Database>, id: Uuid, staffId: Uuid, view: ViewRequest): Promise<boolean> {
  return keep(db, id, { ...view, scope: 'personal', game_id: null, staff_id: staffId }, sql`saved_view.staff_id = ${staffId}::uuid`);
}

/** As `keepView`, for the staff of a game, or for everybody. `games`: those whose views one may change. */
export async function keepSharedView(
  db: Kysely<Database>,
  id: Uuid,
  staffId: Uuid,
  { gameId, ...view }: SharedViewRequest,
  games: readonly string[],
): Promise<boolean> {
  const scope = gameId === undefined ? ('team' as const) : ('game' as const);
  const row = { ...view, scope, game_id: gameId ?? null, staff_id: staffId };
  const changeable = gameId === undefined ? sql`true` : sql`saved_view.game_id = ${anyOf(games, 'text')}`;
  return keep(db, id, row, changeable);
}

type Row = ViewRequest & Pick<SavedView, 'scope'> & { game_id: string | null; staff_id: Uuid };

async function keep(db: Kysely<Database>, id: Uuid, row: Row, changeable: ReturnType<typeof sql>): Promise<boolean> {
  const conditions = JSON.stringify(row.conditions);
  const { rows } = await sql`
    INSERT INTO saved_view (id, scope, game_id, staff_id, name, conditions, sort, made_at)
    SELECT ${id}::uuid, ${row.scope}, ${row.game_id}, ${row.staff_id}::uuid, ${row.name}, ${conditions}::jsonb, ${row.sort}, ${Date.now()}
    WHERE (SELECT count(*) FROM saved_view WHERE staff_id = ${row.staff_id}::uuid) < ${MOST_VIEWS}
      OR EXISTS (SELECT FROM saved_view WHERE id = ${id}::uuid)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, conditions = excluded.conditions, sort = excluded.sort
    WHERE saved_view.scope = excluded.scope AND saved_view.game_id IS NOT DISTINCT FROM excluded.game_id AND ${changeable}
    RETURNING id
  `.execute(db);
  return rows.length > 0;
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
