import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/**
 * In: a database, and whether somebody says that it was restored from a backup. Out: its epoch, a new one if it was. A
 * restore into another cluster shows by itself: the log then has, or had, transactions that this cluster has yet to begin.
 * A restore of the whole data folder, or within the cluster, has to be said.
 */
export async function settleEpoch(db: Kysely<Database>, restored: boolean): Promise<string> {
  return db.transaction().execute(async (trx) => {
    // Of two nodes that start at once, the second finds it settled.
    await trx.selectFrom('deployment').select('epoch').forUpdate().executeTakeFirstOrThrow();
    await sql`
      SELECT new_epoch() WHERE ${restored}::boolean
        OR EXISTS (SELECT FROM event WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
        OR EXISTS (SELECT FROM deployment WHERE events_forgotten_to >= pg_snapshot_xmax(pg_current_snapshot()))
    `.execute(trx);
    const { epoch } = await trx.selectFrom('deployment').select('epoch').executeTakeFirstOrThrow();
    return epoch;
  });
}
