import type { DraftMode, KeptDrafts, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Keeps what somebody has written in a case of these games. Out: its version, 0 for none any more; null: no such case. */
export async function saveDraft(
  db: Kysely<Database>,
  of: { caseId: Uuid; staffId: Uuid; games: readonly string[]; mode: DraftMode },
  text: string,
): Promise<number | null> {
  const known = sql`FROM cases WHERE id = ${of.caseId}::uuid AND game_id = ANY(${[...of.games]}::text[])`;
  if (text === '') {
    const { rows } = await sql`SELECT ${known}`.execute(db);
    if (rows.length === 0) return null;
    await draftOf(db, of).execute();
    return 0;
  }
  // It grows also where a draft was removed and another one begun, and where clocks differ.
  const { rows } = await sql<{ version: number }>`
    INSERT INTO draft (case_id, staff_id, mode, text, version)
    SELECT id, ${of.staffId}::uuid, ${of.mode}, ${text}, ${Date.now()}::bigint ${known}
    ON CONFLICT (case_id, staff_id, mode)
      DO UPDATE SET text = excluded.text, version = greatest(draft.version + 1, excluded.version)
    RETURNING version
  `.execute(db);
  return rows[0]?.version ?? null;
}

/** What was sent is no draft any more; what was written since stays. */
export async function forgetSent(trx: Kysely<Database>, of: { caseId: Uuid; staffId: Uuid; mode: DraftMode }, text: string): Promise<void> {
  await draftOf(trx, of).where('text', '=', text).execute();
}

export async function readDrafts(db: Kysely<Database>, caseId: Uuid, staffId: Uuid): Promise<KeptDrafts> {
  const rows = await db
    .selectFrom('draft')
    .select(['mode', 'text', 'version'])
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .execute();
  return Object.fromEntries(rows.map(({ mode, ...kept }) => [mode, kept]));
}

const draftOf = (db: Kysely<Database>, { caseId, staffId, mode }: { caseId: Uuid; staffId: Uuid; mode: DraftMode }) =>
  db.deleteFrom('draft').where('case_id', '=', caseId).where('staff_id', '=', staffId).where('mode', '=', mode);
