import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The rows of each. */
export type RowsOf<Queries extends readonly CompiledQuery[]> = {
  -readonly [Nth in keyof Queries]: Queries[Nth] extends CompiledQuery<infer Row> ? Row[] : never;
};

/**
 * In: one connection, and statements none of which needs to know what another gave. Out: the rows of each. All are sent
 * before the first is answered, and run one after the other: waiting for answers costs a commit more than its work. Throws
 * what the first that failed says; within a transaction those behind it have then done nothing.
 */
export async function inOneTrip<const Queries extends readonly CompiledQuery[]>(
  connection: Kysely<Database>,
  queries: Queries,
): Promise<RowsOf<Queries>> {
  const settled = await connection
    .getExecutor()
    .provideConnection((one) => Promise.allSettled(queries.map((query) => one.executeQuery(query))));
  const rows = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.rows;
  });
  return rows as RowsOf<Queries>;
}
