import { CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import { inOneTrip } from './in-one-trip.ts';
import { keptPlan } from './kysely-pool.ts';
import type { Database } from './schema.ts';

/**
 * For transactions whose statements find rows by key. Their plans are kept, and so made for any values. They read no table
 * from end to end, by its rows or by an index: that looks cheapest while it is nearly empty, and a plan of then is still
 * kept when it is not.
 */
export const BY_KEY = `SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off;
  SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`;

export const COMMIT = CompiledQuery.raw('COMMIT');

/** Runs one statement so, by itself. Out: its rows. */
export function readByKey<Row>(db: Kysely<Database>, statement: RawBuilder<Row>): Promise<Row[]> {
  return db.connection().execute(async (one) => {
    const [, rows] = await inOneTrip(one, [CompiledQuery.raw(`BEGIN; ${BY_KEY}`), keptPlan(statement.compile(one)), COMMIT]);
    return rows;
  });
}
