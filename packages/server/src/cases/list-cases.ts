import type { CaseQuery, CaseSort, CaseState, CaseSummary, CaseTest, Conditions, Uuid } from '@savepoint/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.ts';
import { withinTime } from '../db/within-time.ts';
import { foundCases } from '../search/find-cases.ts';
import { anyOf } from './any-of.ts';
import { readSummaries } from './case-store.ts';
import { isRanked, orderOf, type ListPlace } from './list-order.ts';
import { allTagged, lastChangedTagged, openTagged } from './tagged-cases.ts';
import { isWork, narrowedGames, neededTags, tagged, whereOf, type Asking } from './where.ts';

/** What a list is asked for. */
export interface ListQuery {
  conditions: Conditions;
  /** Null: by how well they fit the text that is looked for, and then the newest. */
  sort: CaseSort | null;
  limit: number;
}

export interface ListedCases {
  cases: CaseSummary[];
  next: ListPlace | null;
}

interface Line {
  id: Uuid;
  keys: number[];
}

/**
 * Tags that fewer of the next so many cases have are rare: their cases are picked by the tags and then sorted, since in the
 * order of the list they may be anywhere.
 */
const LOOKED_AT = 4_000;
const RARE = 5;
/** A list that takes longer reads too much of the database for one glance. */
const LONGEST_MS = 8_000;

/**
 * A page of cases and where the next one begins, of those games of `asking` that the conditions leave. The place is the last
 * row's own key, so that pages neither skip nor repeat a case that stands still. Throws the problem `too_broad`.
 */
export async function listCases(
  db: Kysely<Database>,
  { games, ...who }: Asking,
  query: ListQuery,
  from: ListPlace | null,
): Promise<ListedCases> {
  const { sort, limit } = query;
  const asking = { ...who, games: narrowedGames(query.conditions, games) };
  const text = query.sort === null ? rankedBy(query.conditions) : null;
  const page = text === null ? inOrder(asking, query, sort ?? 'updated', from) : best(asking, query, text, from);
  const rows = await withinTime(db, LONGEST_MS, async (trx) => (await page.execute(trx)).rows);
  const lines = rows.slice(0, limit);
  const byId = new Map((await readSummaries(db, lines.map(({ id }) => id))).map((summary) => [summary.id, summary]));
  // A case that was erased since has no line.
  const cases = lines.flatMap(({ id }) => byId.get(id) ?? []);
  const last = lines.at(-1);
  if (rows.length <= lines.length || !last) return { cases, next: null };
  if (text !== null) return { cases, next: { skip: (isRanked(from) ? from.skip : 0) + lines.length } };
  return { cases, next: { sort: sort ?? 'updated', ...last } };
}

/** As `ListQuery`, with what is short for a test as a test. */
export function listQueryOf({ where, sort, limit, state, topic, live, tag, text }: CaseQuery): ListQuery {
  const short: CaseTest[] = [];
  if (state) short.push({ field: 'state', is: 'in', values: [state] });
  if (topic) short.push({ field: 'topic', is: 'in', values: [topic] });
  if (live) short.push({ field: 'live', is: 'in', values: [live] });
  if (tag) short.push({ field: 'tag', is: 'in', values: [tag] });
  if (text) short.push({ field: 'text', is: 'has', value: text });
  const conditions: Conditions = where ?? { match: 'all', tests: [] };
  const joined: Conditions = short.length > 0 ? { match: 'all', tests: [...conditions.tests, ...short] } : conditions;
  return { conditions: joined, sort: sort ?? (rankedBy(joined) === null ? 'updated' : null), limit };
}

/** The text by which a list can be ranked: one that every case in it has. */
export function rankedBy({ match, tests }: Conditions): string | null {
  const texts = tests.flatMap((test) => (test.field === 'text' ? [test.value] : []));
  return match === 'all' && texts.length === 1 ? texts[0]! : null;
}

/** In: conditions. Out: a query of the ids of so many cases that meet them, in their order, with the values they are sorted by. */
export function inOrder(asking: Asking, { conditions, limit }: ListQuery, sort: CaseSort, from: ListPlace | null): RawBuilder<Line> {
  const place = isRanked(from) ? null : from;
  const { keys, columns, where, order } = orderOf(sort, place);
  const most = sql`LIMIT ${limit + 1}::int`;
  const met = sql`game_id = game.game AND ${whereOf(conditions, asking)} AND ${where}`;
  const tags = neededTags(conditions);
  const walked = sql`SELECT ${columns} FROM cases WHERE ${met} ${order} ${most}`;
  const lines = tags === null ? sql`LATERAL (${walked}) line` : walkedOrPicked(tags);
  // Each game's list is read in the order of its index, as far as the page may need it, whatever else there is.
  return sql<Line>`
    SELECT line.id, ${keys} AS keys FROM unnest(${[...asking.games]}::text[]) AS game(game), ${lines} ${order} ${most}
  `;

  function walkedOrPicked(tags: readonly string[]): RawBuilder<unknown> {
    const work = isWork(conditions);
    const among = sql`game_id = game.game AND ${work ? sql`state <> 'closed' AND ${where}` : where}`;
    const newest = sql`SELECT tags FROM cases WHERE ${among} ${order} LIMIT ${LOOKED_AT}::int`;
    const isCommon = sql`(SELECT count(*) FROM (SELECT FROM (${newest}) newest WHERE ${tagged(tags, 'in')} LIMIT ${RARE}::int) tagged) >= ${RARE}::int`;
    // What is shorter can be walked through whatever is in it.
    const isShort = sql`NOT EXISTS (SELECT FROM (${newest} OFFSET ${LOOKED_AT - 1}::int) last)`;
    const query = { tags, columns, met, page: sql`${order} ${most}` };
    const lastChanged = () => lastChangedTagged(query, place && place.keys[0]!, most);
    const picked = work ? openTagged(query) : sort === 'updated' ? lastChanged() : allTagged(query);
    // `OFFSET 0` lets it be found out once.
    return sql`LATERAL (SELECT CASE WHEN ${isCommon} THEN true ELSE ${isShort} END AS walked OFFSET 0) way, LATERAL (
      (SELECT * FROM (${walked}) walked WHERE way.walked) UNION ALL (SELECT * FROM (${picked}) picked WHERE NOT way.walked)
    ) line`;
  }
}

/** What is found is bounded, so its pages are counted off. */
function best(asking: Asking, { conditions, limit }: ListQuery, text: string, from: ListPlace | null): RawBuilder<Line> {
  const others: Conditions = { match: 'all', tests: conditions.tests.filter(({ field }) => field !== 'text') };
  return sql<Line>`
    SELECT cases.id, ARRAY[updated_at::float8] AS keys FROM (${foundCases(asking.games, text)}) found
    JOIN cases USING (id)
    WHERE game_id = ${anyOf(asking.games, 'text')} AND ${whereOf(others, asking)}
    ORDER BY rank DESC, updated_at DESC, cases.id DESC
    LIMIT ${limit + 1}::int OFFSET ${isRanked(from) ? from.skip : 0}::int
  `;
}

/** From the counts that are kept, never from the cases. */
export async function countCases(db: Kysely<Database>, games: readonly string[]): Promise<Record<CaseState, number>> {
  const rows = await db
    .selectFrom('case_tally')
    .select(['state', sql<number>`sum(count)::bigint`.as('count')])
    .where('game_id', '=', anyOf(games, 'text'))
    .groupBy('state')
    .execute();
  const counts = { open: 0, answered: 0, closed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
