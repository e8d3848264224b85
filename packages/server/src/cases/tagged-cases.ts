import { storable } from '@savepoint/protocol/schemas';
import { sql, type RawBuilder } from 'kysely';

/** Milliseconds of a day of `case_tag_keys`: see the migration that makes it. */
const DAY_MS = 86_400_000;

type Sql = RawBuilder<unknown>;

/** Which cases of `game.game` are wanted, as parts of a query. */
export interface TaggedQuery {
  /** Of which each has one. */
  tags: readonly string[];
  columns: Sql;
  /** What else they have to meet. */
  met: Sql;
  /** Their order, and how many: `ORDER BY … LIMIT …`. */
  page: Sql;
}

/** A page of those that are not closed. */
export const openTagged = (query: TaggedQuery): Sql => picked(query, keysOf(query.tags, sql`''`));

/** A page in any order: all of them are read. */
export const allTagged = (query: TaggedQuery): Sql =>
  picked(query, sql`ARRAY(SELECT unnest(${keysOf(query.tags, sql`day`)}) FROM ${daysFrom(null)})`);

/**
 * A page in the order of what changed last, `fromMs` or before: read day by day until it is full, since an old tag may have
 * very many cases. The days stand outside of the loop, so what they give comes in their order.
 */
export const lastChangedTagged = (query: TaggedQuery, fromMs: number | null, most: Sql): Sql =>
  sql`SELECT of_day.* FROM ${daysFrom(fromMs)}, LATERAL (${picked(query, keysOf(query.tags, sql`day`))}) of_day ${most}`;

/** With `OFFSET 0` the index of tags is read, whatever PostgreSQL expects of a tag. */
const picked = ({ columns, met, page }: TaggedQuery, keys: Sql): Sql => sql`
  SELECT * FROM (
    SELECT ${columns} FROM cases WHERE case_tag_keys(tags, updated_at, state) && ${keys} AND ${met} OFFSET 0
  ) picked ${page}`;

const keysOf = (tags: readonly string[], day: Sql): Sql =>
  sql`ARRAY[${sql.join(tags.map((tag) => sql`${`${storable(tag)}@`}::text || ${day}`))}]`;

/** The days of the game's cases, the newest first. */
function daysFrom(fromMs: number | null): Sql {
  const dayOf = (way: string) =>
    sql`(SELECT updated_at / ${DAY_MS}::bigint FROM cases WHERE game_id = game.game ORDER BY updated_at ${sql.raw(way)} LIMIT 1)`;
  const newest = fromMs === null ? dayOf('DESC') : sql`least(${dayOf('DESC')}, ${Math.floor(fromMs / DAY_MS)}::bigint)`;
  return sql`generate_series(${newest}, ${dayOf('ASC')}, -1) AS day`;
}
