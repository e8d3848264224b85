import { CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import { inOneTrip } from './in-one-trip.ts';
import { keptPlan } from './kysely-pool.ts';
import type { Database } from './schema.ts';

/** Settings of one transaction, all by one statement: each of its own would be read, run and answered by itself. */
export function settingsOf(settings: Readonly<Record<string, string>>): CompiledQuery {
  const each = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return keptPlan(CompiledQuery.raw(`SELECT concat(${each.join()})`));
}

/**
 * For transactions whose statements find rows by key. Their plans are kept, and so made for any values. They read no table
 * from end to end, by its rows or by an index: that looks cheapest while it is nearly empty, and a plan of then is still
 * kept when it is not.
 */
export const BY_KEY = {
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

/** What such a transaction begins with. */
export const SETTINGS = settingsOf(BY_KEY);
export const BEGIN = CompiledQuery.raw('BEGIN');
export const COMMIT = CompiledQuery.raw('COMMIT');

/** Runs one statement so, by itself. Out: its rows. */
export function readByKey<Row>(db: Kysely<Database>, statement: RawBuilder<Row>): Promise<Row[]> {
  return db.connection().execute(async (one) => {
    const [, , rows] = await inOneTrip(one, [BEGIN, SETTINGS, keptPlan(statement.compile(one)), COMMIT]);
    return rows;
  });
}
