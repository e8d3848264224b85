import { newId, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { CaseHead } from '../cases/change.ts';
import { editCase, undoOf, type EditGiven, type Labels } from '../cases/edit.ts';
import { readEditsOf, readLabels } from '../cases/edit-store.ts';
import { addEdit, noEffects } from '../cases/effects.ts';
import { lockMany } from '../cases/lock-many.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from '../cases/write-effects.ts';
import { isPassing } from '../db/describe-error.ts';
import { rowsOf } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';
import { listColleagues, readNames } from '../staff/colleagues.ts';

type Outcome = 'changed' | 'same' | 'failed' | 'undone' | 'kept';

type Bulk = Pick<Selectable<Database['bulk']>, 'id' | 'staff_id' | 'name' | 'games' | 'edit' | 'state'>;

/**
 * The next so many cases of a change, in one transaction that holds it against other nodes. One alone that cannot be changed
 * is given up, so that it does not hold up the others. Out: what was written, or null when nothing is left of it, or another
 * node is at it.
 */
export function changeSlice(db: Kysely<Database>, bulkId: Uuid, count: number): Promise<Written | null> {
  return db.transaction().execute(async (trx) => {
    const bulk = await trx
      .selectFrom('bulk')
      .select(['id', 'staff_id', 'name', 'games', 'edit', 'state'])
      .where('id', '=', bulkId)
      .where('state', 'in', ['running', 'undoing'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!bulk) return null;
    const undoing = bulk.state === 'undoing';
    const ids = await nextCases(trx, bulkId, undoing, count);
    const [first] = ids;
    if (first === undefined) {
      await trx.updateTable('bulk').set({ state: undoing ? 'undone' : 'done' }).where('id', '=', bulkId).execute();
      return null;
    }
    if (count > 1) return changeAll(trx, bulk, ids);
    await sql`SAVEPOINT one`.execute(trx);
    try {
      return await changeAll(trx, bulk, ids);
    } catch (problem) {
      // It may go well once the database is out of its trouble.
      if (isPassing(problem)) throw problem;
      await sql`ROLLBACK TO SAVEPOINT one`.execute(trx);
      await writeOutcomes(trx, bulkId, [{ id: first, outcome: undoing ? 'kept' : 'failed' }]);
      return NOTHING_WRITTEN;
    }
  });
}

async function changeAll(trx: Kysely<Database>, bulk: Bulk, ids: readonly Uuid[]): Promise<Written> {
  const undoing = bulk.state === 'undoing';
  const heads = await lockMany(trx, ids);
  const labels = await readLabels(trx, ids);
  const given = undoing ? await undosOf(trx, bulk.id, heads, labels) : () => bulk.edit;
  const owners = new Set((await listColleagues(trx, bulk.games)).flatMap(({ id, games }) => games.map((game) => `${game} ${id}`)));
  const names = await readNames(trx, [bulk.edit.owner ?? null, ...[...heads.values()].map(({ ownerId }) => ownerId)]);
  const nowMs = Date.now();
  const effects = noEffects();
  const outcomes: { id: Uuid; outcome: Outcome }[] = [];
  for (const [id, head] of heads) {
    const edit = given(id);
    const misplaced = !undoing && typeof edit?.owner === 'string' && !owners.has(`${head.gameId} ${edit.owner}`);
    const by = { id: bulk.staff_id, name: bulk.name };
    const entry = { id: newId(), at: nowMs, by, names, ...(!undoing && { bulkId: bulk.id }) };
    const made = edit && !misplaced ? editCase(head, labels.get(id)!, edit, entry) : null;
    if (made) addEdit(effects, made);
    const outcome = undoing ? (made ? 'undone' : 'kept') : misplaced ? 'failed' : made ? 'changed' : 'same';
    outcomes.push({ id, outcome });
  }
  const written = await writeEffects(trx, effects, nowMs);
  await writeOutcomes(trx, bulk.id, outcomes);
  return written;
}

async function writeOutcomes(trx: Kysely<Database>, bulkId: Uuid, outcomes: readonly { id: Uuid; outcome: Outcome }[]): Promise<void> {
  await sql`
    UPDATE bulk_case SET outcome = given.outcome FROM ${rowsOf({ id: 'uuid', outcome: 'text' }, outcomes)}
    WHERE bulk_id = ${bulkId}::uuid AND case_id = given.id
  `.execute(trx);
}

async function nextCases(trx: Kysely<Database>, bulkId: Uuid, undoing: boolean, count: number): Promise<Uuid[]> {
  const rows = await trx
    .selectFrom('bulk_case')
    .select('case_id')
    .where('bulk_id', '=', bulkId)
    .where('outcome', undoing ? '=' : 'is', undoing ? 'changed' : null)
    .orderBy('case_id')
    .limit(count)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** For each case what gives back what the change took, as far as it still stands. */
async function undosOf(
  trx: Kysely<Database>,
  bulkId: Uuid,
  heads: ReadonlyMap<Uuid, CaseHead>,
  labels: ReadonlyMap<Uuid, Labels>,
): Promise<(id: Uuid) => EditGiven | null> {
  const edits = await readEditsOf(trx, bulkId, [...heads.keys()]);
  const byCase = new Map(edits.map((edit) => [edit.caseId, undoOf(edit, heads.get(edit.caseId)!, labels.get(edit.caseId)!)]));
  return (id) => byCase.get(id) ?? null;
}
