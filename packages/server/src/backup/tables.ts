import type { ClientBase } from 'pg';

export interface Table {
  name: string;
  /** Those that are stored; what is computed is computed again. */
  columns: string[];
}

export interface Sequence {
  table: string;
  column: string;
  /** Where it is kept, as PostgreSQL names it. */
  sequence: string;
}

/** Every table of ours, each after those it refers to; `migration` is not among them, as it tells the version. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(`
    SELECT relname AS name, (
      SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ) AS columns
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname <> 'migration' ORDER BY relname
  `);
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
    JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
    WHERE contype = 'f' AND conrelid <> confrelid AND conparentid = 0
  `);
  const ordered = new Map<string, Table>();
  const visit = (table: Table) => {
    if (ordered.has(table.name)) return;
    for (const { child, parent } of references) {
      const found = child === table.name && tables.find(({ name }) => name === parent);
      if (found) visit(found);
    }
    ordered.set(table.name, table);
  };
  tables.forEach(visit);
  return [...ordered.values()];
}

/** The counters behind columns. */
export async function listSequences(client: ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    SELECT owner.relname AS "table", attname AS "column", seq.oid::regclass::text AS sequence
    FROM pg_class seq JOIN pg_depend ON objid = seq.oid AND deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass
    JOIN pg_class owner ON owner.oid = refobjid JOIN pg_attribute ON attrelid = owner.oid AND attnum = refobjsubid
    WHERE seq.relkind = 'S' AND owner.relnamespace = 'public'::regnamespace ORDER BY 1, 2
  `);
  return rows;
}
