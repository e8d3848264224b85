import type { CaseEdited, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { insertRows, rowsOf } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';
import { remakeWords } from '../search/word-store.ts';
import { anyOf } from './any-of.ts';
import type { Edit, Labels } from './edit.ts';

/** Of cases that are locked. */
export async function readLabels(trx: Kysely<Database>, ids: readonly Uuid[]): Promise<Map<Uuid, Labels>> {
  const rows = await trx.selectFrom('cases').select(['id', 'tags', 'priority']).where('id', '=', anyOf(ids, 'uuid')).execute();
  return new Map(rows.map(({ id, ...labels }) => [id, labels]));
}

/** Within a transaction that holds the cases' locks, after their heads are written. */
export async function writeEdits(trx: Kysely<Database>, edits: readonly Edit[]): Promise<void> {
  if (edits.length === 0) return;
  const given = rowsOf(
    { id: 'uuid', tags: 'text[]', priority: 'smallint' },
    edits.map(({ caseId, tags, priority }) => ({ id: caseId, tags, priority })),
  );
  await sql`UPDATE cases SET tags = given.tags, priority = given.priority FROM ${given} WHERE cases.id = given.id`.execute(trx);
  await insertRows(
    trx,
    'case_edit',
    {
      id: 'uuid',
      game_id: 'text',
      case_id: 'uuid',
      at: 'bigint',
      staff_id: 'uuid',
      name: 'text',
      reason: 'text',
      changes: 'jsonb',
      bulk_id: 'uuid',
    },
    edits.map(({ caseId, gameId, edited }) => ({
      id: edited.id,
      game_id: gameId,
      case_id: caseId,
      at: edited.at,
      staff_id: edited.by.id,
      name: edited.by.name,
      reason: edited.reason ?? null,
      changes: edited.changes,
      bulk_id: edited.bulkId ?? null,
    })),
  );
  const reworded = edits.filter(({ edited }) => edited.changes.some(({ field }) => field === 'tags' || field === 'topic'));
  if (reworded.length > 0) await remakeWords(trx, reworded.map(({ caseId }) => caseId));
}

/** A case's time line, as far as staff changed it; oldest first. */
export async function readEdits(db: Kysely<Database>, caseId: Uuid): Promise<CaseEdited[]> {
  const found = await read(db, sql`case_id = ${caseId}::uuid`);
  return found.map(({ caseId: _, ...edit }) => edit);
}

/** What one change of many did to these cases. */
export function readEditsOf(db: Kysely<Database>, bulkId: Uuid, caseIds: readonly Uuid[]): Promise<(CaseEdited & { caseId: Uuid })[]> {
  return read(db, sql`case_id = ${anyOf(caseIds, 'uuid')} AND bulk_id = ${bulkId}::uuid`);
}

async function read(db: Kysely<Database>, which: ReturnType<typeof sql>): Promise<(CaseEdited & { caseId: Uuid })[]> {
  const rows = await db
    .selectFrom('case_edit')
    .select(['id', 'case_id', 'at', 'staff_id', 'name', 'reason', 'changes', 'bulk_id'])
    .where(sql<boolean>`${which}`)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, case_id, at, staff_id, name, reason, changes, bulk_id }) => ({
    id,
    caseId: case_id,
    at,
    by: { id: staff_id, name },
    changes,
    ...(reason !== null && { reason }),
    ...(bulk_id !== null && { bulkId: bulk_id }),
  }));
}
