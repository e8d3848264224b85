import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** So long after the last try everything is forgotten. */
const FORGET_MS = 60 * 60_000;

/**
 * Counts tries to sign in, over all nodes. Out: milliseconds to wait; 0: go ahead. A try that goes ahead counts as
 * failed until `forgive`. `factor` times as many are free where many people may share a key.
 */
export async function beginTry(db: Kysely<Database>, key: string, nowMs: number, factor = 1): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .insertInto('sign_in_try')
      .values({ key, count: 0, last_at: 0 })
      // Changes nothing, but locks the row: two tries at once are two.
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
      .returning(['count', 'last_at'])
      .executeTakeFirstOrThrow();
    const count = nowMs - known.last_at < FORGET_MS ? known.count : 0;
    const waitMs = count > 0 ? known.last_at + waitAfter(count / factor) - nowMs : 0;
    if (waitMs > 0) return waitMs;
    await trx.updateTable('sign_in_try').set({ count: count + 1, last_at: nowMs }).where('key', '=', key).execute();
    return 0;
  });
}

export async function forgive(db: Kysely<Database>, keys: string[]): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key', 'in', keys).execute();
}

/** Made-up addresses must not fill the table. Out: how many were forgotten. */
export async function forgetTries(db: Kysely<Database>, nowMs: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_try')
    .where('last_at', '<', nowMs - FORGET_MS)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Milliseconds between the try after `count` failed ones and the last of them. */
export function waitAfter(count: number): number {
  if (count < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.floor(count - FREE_TRIES), LONGEST_WAIT_MS);
}
