import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** A table whose rows belong to a case or a player, and by which column. */
export interface OwnedTable {
  name: string;
  column: 'case_id' | 'player_id';
}

/** What stays of an erased player: the devices' way in, by which they learn of it, and the proof itself. */
const KEPT = ['install', 'erasure'];

/**
 * Every table that names a case or a player, those first that others must not refer to any more. Read from the database,
 * so that a table that is added later is not forgotten here.
 */
export async function ownedTables(db: Kysely<Database>): Promise<OwnedTable[]> {
  const { rows } = await sql<OwnedTable & { refersTo: string[] }>`
    SELECT c.table_name AS name, c.column_name AS column, ARRAY(
      SELECT confrelid::regclass::text FROM pg_constraint
      WHERE contype = 'f' AND conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
    ) AS "refersTo"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND c.column_name IN ('case_id', 'player_id') AND c.udt_name = 'uuid' AND c.table_name <> 'cases'
    ORDER BY c.table_name, c.column_name
  `.execute(db);
  const left = rows.filter(({ name }) => !KEPT.includes(name));
  const ordered: OwnedTable[] = [];
  while (left.length > 0) {
    // One that no other of those left refers to.
    const at = left.findIndex(({ name }) => !left.some((other) => other.name !== name && other.refersTo.includes(name)));
    ordered.push(...left.splice(Math.max(0, at), 1).map(({ name, column }) => ({ name, column })));
  }
  return ordered;
}
