import { LIMITS, type BulkProgress, type EditRequest, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Actor } from '../cases/acting.ts';
import { anyOf } from '../cases/any-of.ts';
import { whereOf, type Asking } from '../cases/where.ts';
import { withinTime } from '../db/within-time.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Conditions } from '@savepoint/protocol';

/** To find the cases of a change may take so long. */
const LONGEST_MS = 15_000;
const FAILED_SHOWN = 50;

/** Notes which cases a change is of, as they are now. Out: whether it is a new one; a repeat notes nothing. */
export async function noteBulk(
  db: Kysely<Database>,
  actor: Actor,
  id: Uuid,
  given: { cases: { ids: Uuid[] } | { conditions: Conditions }; edit: EditRequest },
  asking: Asking,
): Promise<boolean> {
  const { cases, edit } = given;
  return withinTime(db, LONGEST_MS, async (trx) => {
    const row = { id, staff_id: actor.id, name: actor.name, games: [...actor.games], edit: JSON.stringify(edit) };
    const { numInsertedOrUpdatedRows: made = 0n } = await trx
      .insertInto('bulk')
      .values({ ...row, state: 'running', total: 0, made_at: asking.nowMs })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (made === 0n) return false;
    const which = 'ids' in cases ? sql`id = ${anyOf(cases.ids, 'uuid')}` : whereOf(cases.conditions, asking);
    const { numAffectedRows: total = 0n } = await sql`
      INSERT INTO bulk_case (bulk_id, case_id)
      SELECT ${id}::uuid, id FROM cases WHERE game_id = ${anyOf(actor.games, 'text')} AND ${which}
      LIMIT ${LIMITS.bulkCases + 1}::int
    `.execute(trx);
    if (total > LIMITS.bulkCases) throw new ProblemError('too_many_cases');
    await trx.updateTable('bulk').set({ total: Number(total) }).where('id', '=', id).execute();
    return true;
  });
}

/** How far a change is, for the one who asked for it; null for anybody else. */
export async function readBulk(db: Kysely<Database>, id: Uuid, staffId: Uuid): Promise<BulkProgress | null> {
  const bulk = await db
    .selectFrom('bulk')
    .select(['state', 'total'])
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!bulk) return null;
  const { rows: [counted] } = await sql<{ done: number; failed: number; numbers: number[] | null }>`
    SELECT count(*) FILTER (WHERE outcome IS NOT NULL AND (outcome <> 'changed' OR ${bulk.state} IN ('running', 'done'))) AS done,
      count(*) FILTER (WHERE outcome IN ('failed', 'kept')) AS failed, (
        SELECT json_agg(number) FROM (
          SELECT number FROM bulk_case JOIN cases ON cases.id = case_id
          WHERE bulk_id = ${id}::uuid AND outcome IN ('failed', 'kept') ORDER BY number LIMIT ${FAILED_SHOWN}
        ) shown
      ) AS numbers
    FROM bulk_case WHERE bulk_id = ${id}::uuid
  `.execute(db);
  const { done, failed, numbers } = counted!;
  return { id, ...bulk, done, failed, failedCases: numbers ?? [] };
}

/** Begins to give back what stood before. Out: whether there is something to undo. */
export async function beginUndo(db: Kysely<Database>, id: Uuid, staffId: Uuid): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bulk')
    .set({ state: 'undoing' })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('state', 'in', ['running', 'done'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Those that nobody may be working at any more. */
export async function unfinishedBulks(db: Kysely<Database>): Promise<Uuid[]> {
  const rows = await db.selectFrom('bulk').select('id').where('state', 'in', ['running', 'undoing']).orderBy('made_at').execute();
  return rows.map(({ id }) => id);
}

/** After so long nobody undoes it any more; the time lines of the cases stay. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export async function forgetBulks(db: Kysely<Database>, nowMs: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('bulk')
    .where('made_at', '<', nowMs - KEPT_MS)
    .where('state', 'in', ['done', 'undone'])
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
