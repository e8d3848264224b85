import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** One that changes rows. */
export type Statement = RawBuilder<unknown>;

/**
 * Runs statements as one: a commit waits for its round trips far longer than for its work. None may change a row that
 * another changes or reads, since all see the tables as they were before any of them; references between their tables are
 * checked when all are done. Out: what `result` selects from the statements in `named`.
 */
export async function runTogether<Row>(
  trx: Kysely<Database>,
  statements: readonly Statement[],
  named: Readonly<Record<string, Statement>> = {},
  result: RawBuilder<Row> = sql<Row>`SELECT`,
): Promise<Row[]> {
  const one = together(statements, named, result);
  return one ? (await one.execute(trx)).rows : [];
}

/** The same as one statement, or none. */
export function together<Row>(
  statements: readonly Statement[],
  named: Readonly<Record<string, Statement>> = {},
  result: RawBuilder<Row> = sql<Row>`SELECT`,
): RawBuilder<Row> | null {
  const parts = [
    ...Object.entries(named).map(([name, statement]) => sql`${sql.ref(name)} AS (${statement})`),
    ...statements.map((statement, index) => sql`${sql.ref(`part_${index}`)} AS (${statement})`),
  ];
  return parts.length > 0 ? sql<Row>`WITH ${sql.join(parts)} ${result}` : null;
}
