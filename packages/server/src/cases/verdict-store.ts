import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Those of the ids under which a verdict is written. */
export async function readVerdicts(db: Kysely<Database>, ids: readonly Uuid[]): Promise<Set<Uuid>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('verdict').select('id').where('id', '=', sql<Uuid>`ANY(${[...ids]}::uuid[])`).execute();
  return new Set(rows.map(({ id }) => id));
}

/** What the player said to the last rating of a case. */
export async function readRatingComment(db: Kysely<Database>, caseId: Uuid): Promise<string | null> {
  const last = await db
    .selectFrom('verdict')
    .select('comment')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'rate')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last?.comment ?? null;
}
