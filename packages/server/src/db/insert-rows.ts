import { sql, type Kysely } from 'kysely';
import type { Statement } from './run-together.ts';
import type { Database } from './schema.ts';

/** Each column with its SQL type. */
export type Columns<Row> = { [K in keyof Required<Row>]: string };

/**
 * In: rows of one table. Out: when they are inserted, by one statement with one parameter whatever their number: a
 * statement of many placeholders would be parsed anew for every count, and end at 65,535. JSON rather than arrays,
 * because an array of arrays (tags) cannot be unnested row by row.
 */
export async function insertRows<Row extends object>(
  db: Kysely<Database>,
  table: keyof Database,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (const insertion of insertionOf(table, columns, rows)) await insertion.execute(db);
}

/** The same as a statement, or none, to be put together with others by `runTogether`. */
export function insertionOf<Row extends object>(table: keyof Database, columns: Columns<Row>, rows: readonly Row[]): Statement[] {
  if (rows.length === 0) return [];
  const names = sql.raw(Object.keys(columns).map(quoted).join());
  return [sql`INSERT INTO ${sql.table(table)} (${names}) SELECT ${names} FROM ${rowsOf(columns, rows)}`];
}

/** The rows as a table `given` inside any statement. */
export function rowsOf<Row extends object>(columns: Columns<Row>, rows: readonly Row[]) {
  const typed = sql.raw(Object.entries<string>(columns).map(([name, type]) => `${quoted(name)} ${type}`).join());
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS given(${typed})`;
}

/** Names and types are ours: put together as text, since a node for each would take the builder longer than all the rest. */
const quoted = (name: string) => `"${name}"`;
