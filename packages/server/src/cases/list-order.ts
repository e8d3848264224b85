import { isId, type CaseSort, type Uuid } from '@savepoint/protocol';
import { sql, type RawBuilder } from 'kysely';

/** A row's place in an order: the values by which it is sorted, the first counting most, and its id. */
export interface RowPlace {
  keys: number[];
  id: Uuid;
}

/** Where a page of a list begins: after a case, or after so many of what a search found. */
export type ListPlace = (RowPlace & { sort: CaseSort }) | { skip: number };

interface Order {
  columns: readonly string[];
  way: 'DESC' | 'ASC';
  /** What stands in it at all; named by the index that has this order. */
  only: string;
}

/** Each has an index of its own, after the game. */
const ORDERS: Readonly<Record<CaseSort, Order>> = {
  updated: { columns: ['updated_at'], way: 'DESC', only: 'true' },
  opened: { columns: ['opened_at'], way: 'DESC', only: 'true' },
  oldest: { columns: ['opened_at'], way: 'ASC', only: 'true' },
  waiting: { columns: ['waiting_since'], way: 'ASC', only: "state <> 'closed' AND waiting_since IS NOT NULL" },
  priority: { columns: ['priority', 'updated_at'], way: 'DESC', only: "state <> 'closed'" },
};

/** In: an order, and after which row. Out: the parts of a query that reads on from there. */
export function orderOf(sort: CaseSort, after: RowPlace | null) {
  const { columns, way, only } = ORDERS[sort];
  const names = sql.join([...columns, 'id'].map((name) => sql.ref(name)));
  const beyond = sql.raw(way === 'DESC' ? '<' : '>');
  const from = after && sql`(${names}) ${beyond} (${sql.join([...after.keys.map((key) => sql`${key}::bigint`), sql`${after.id}::uuid`])})`;
  return {
    // As floats, which hold milliseconds exactly and are not read as text.
    keys: sql`ARRAY[${sql.join(columns.map((name) => sql`${sql.ref(name)}::float8`))}]`,
    columns: names,
    where: from ? sql`${sql.raw(only)} AND ${from}` : sql.raw(only),
    order: sql`ORDER BY ${sql.join([...columns, 'id'].map((name) => sql`${sql.ref(name)} ${sql.raw(way)}`))}`,
  } satisfies Record<string, RawBuilder<unknown>>;
}

export const isRanked = (place: ListPlace | null): place is { skip: number } => place !== null && 'skip' in place;

export const writeListPlace = (place: ListPlace): string =>
  isRanked(place) ? `skip.${place.skip}` : [place.sort, ...place.keys, place.id].join('.');

/** Undefined for what is no `next` of a page in this order; null, as the order, asks for what fits best. */
export function readListPlace(text: string, sort: CaseSort | null): ListPlace | undefined {
  if (sort === null) {
    const skip = /^skip\.(\d{1,4})$/.exec(text)?.[1];
    return skip === undefined ? undefined : { skip: Number(skip) };
  }
  const [named, ...rest] = text.split('.');
  const id = rest.pop();
  const isNumber = (key: string) => /^\d{1,15}$/.test(key);
  if (named !== sort || rest.length !== ORDERS[sort].columns.length || !rest.every(isNumber) || !isId(id)) return undefined;
  return { sort, keys: rest.map(Number), id };
}
