import type { CaseQuery, CaseState, CaseSummary, Uuid } from '@savepoint/protocol';
import { storable } from '@savepoint/protocol/schemas';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.ts';
import { foundCases } from '../search/find-cases.ts';
import { anyOf, readSummaries } from './case-store.ts';
import { isRanked, type ListPlace } from './list-place.ts';

export interface ListedCases {
  cases: CaseSummary[];
  next: ListPlace | null;
}

interface Line {
  id: Uuid;
  updatedAt: number;
}

/**
 * In: the games somebody may see, and what they look for. Out: a page of cases and where the next one begins. Newest change
 * first, where the place is the last row's own key, so that pages neither skip nor repeat a case that stands still; or,
 * with a text, by how well they fit it, and then the newest.
 */
export async function listCases(
  db: Kysely<Database>,
  games: readonly string[],
  query: Omit<CaseQuery, 'before'>,
  before: ListPlace | null,
): Promise<ListedCases> {
  const page = query.text === undefined ? newest(games, query, before) : best(games, query, query.text, before);
  const { rows } = await page.execute(db);
  const lines = rows.slice(0, query.limit);
  const byId = new Map((await readSummaries(db, lines.map(({ id }) => id))).map((summary) => [summary.id, summary]));
  // A case that was erased since has no line.
  const cases = lines.flatMap(({ id }) => byId.get(id) ?? []);
  const last = lines.at(-1);
  if (rows.length <= lines.length || !last) return { cases, next: null };
  if (query.text === undefined) return { cases, next: { updatedAt: last.updatedAt, id: last.id } };
  return { cases, next: { skip: (isRanked(before) ? before.skip : 0) + lines.length } };
}

/** Each game's list is read in the order of its index, as far as the page may need it, whatever else there is. */
function newest(games: readonly string[], query: Omit<CaseQuery, 'before'>, before: ListPlace | null): RawBuilder<Line> {
  const after =
    before && !isRanked(before)
      ? sql`(updated_at, id) < (${before.updatedAt}::bigint, ${before.id}::uuid)`
      : sql`true`;
  const order = sql`ORDER BY updated_at DESC, id DESC LIMIT ${query.limit + 1}::int`;
  return sql<Line>`
    SELECT line.id, updated_at AS "updatedAt" FROM unnest(${[...games]}::text[]) AS game(id), LATERAL (
      SELECT id, updated_at FROM cases WHERE game_id = game.id AND ${fitting(query)} AND ${after} ${order}
    ) line ${sql`ORDER BY updated_at DESC, line.id DESC LIMIT ${query.limit + 1}::int`}
  `;
}

/** What is found is bounded, so its pages are counted off. */
function best(
  games: readonly string[],
  query: Omit<CaseQuery, 'before'>,
  text: string,
  before: ListPlace | null,
): RawBuilder<Line> {
  return sql<Line>`
    SELECT cases.id, updated_at AS "updatedAt" FROM (${foundCases(games, text)}) found
    JOIN cases ON cases.id = found.id
    WHERE game_id = ${anyOf(games, 'text')} AND ${fitting(query)}
    ORDER BY rank DESC, updated_at DESC, cases.id DESC
    LIMIT ${query.limit + 1}::int OFFSET ${isRanked(before) ? before.skip : 0}::int
  `;
}

function fitting({ state, topic, live, tag }: Omit<CaseQuery, 'before'>): RawBuilder<unknown> {
  const conditions = [
    ...(state ? [sql`state = ${state}`] : []),
    ...(topic ? [sql`topic = ${topic}`] : []),
    ...(live ? [sql`live = ${live}`] : []),
    ...(tag ? [sql`tags @> ${[storable(tag)]}::text[]`] : []),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` AND `) : sql`true`;
}

/** From the counts that are kept, never from the cases. */
export async function countCases(db: Kysely<Database>, games: readonly string[]): Promise<Record<CaseState, number>> {
  const rows = await db
    .selectFrom('case_count')
    .select(['state', sql<number>`sum(count)::bigint`.as('count')])
    .where('game_id', '=', anyOf(games, 'text'))
    .groupBy('state')
    .execute();
  const counts = { open: 0, answered: 0, closed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
