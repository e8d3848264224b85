import type { CaseNote, Mention, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { anyOf } from './any-of.ts';

const MENTIONS = 50;

/** What staff said of a case among themselves, oldest first. */
export function readNotes(db: Kysely<Database>, caseId: Uuid): Promise<CaseNote[]> {
  return db
    .selectFrom('case_note')
    .select(NOTE)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** In: a note that may be there already, in a transaction. Out: whether it was new; null: its id is something else's. */
export async function writeNote(
  trx: Kysely<Database>,
  of: { caseId: Uuid; gameId: string },
  { id, at, by, text, mentions }: CaseNote,
): Promise<boolean | null> {
  const row = { id, game_id: of.gameId, case_id: of.caseId, at, staff_id: by.id, name: by.name, text };
  const { numInsertedOrUpdatedRows: written } = await trx
    .insertInto('case_note')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (!written) {
    const known = await trx.selectFrom('case_note').select(['case_id', 'staff_id']).where('id', '=', id).executeTakeFirst();
    return known?.case_id === of.caseId && known.staff_id === by.id ? false : null;
  }
  if (mentions.length > 0) {
    await trx.insertInto('mention').values(mentions.map((staffId) => ({ staff_id: staffId, note_id: id, case_id: of.caseId }))).execute();
  }
  return true;
}

/** The notes of these games that name somebody who has not looked, newest first. */
export async function readMentions(db: Kysely<Database>, staffId: Uuid, games: readonly string[]): Promise<Mention[]> {
  const rows = await db
    .selectFrom('mention')
    .innerJoin('case_note', 'case_note.id', 'mention.note_id')
    .innerJoin('cases', 'cases.id', 'case_note.case_id')
    .select(NOTE)
    .select(['cases.id as caseId', 'cases.number', 'cases.subject'])
    .where('mention.staff_id', '=', staffId)
    .where('seen', '=', false)
    .where('case_note.game_id', '=', anyOf(games, 'text'))
    .orderBy('case_note.at', 'desc')
    .limit(MENTIONS)
    .execute();
  return rows.map(({ caseId, number, subject, ...note }) => ({ note, caseId, number, subject }));
}

/** They have looked at what names them in this case. Out: whether there is such a case in these games. */
export async function seeMentions(db: Kysely<Database>, caseId: Uuid, staffId: Uuid, games: readonly string[]): Promise<boolean> {
  const known = await db
    .selectFrom('cases')
    .select('id')
    .where('id', '=', caseId)
    .where('game_id', '=', anyOf(games, 'text'))
    .executeTakeFirst();
  if (!known) return false;
  await db
    .updateTable('mention')
    .set({ seen: true })
    .where('staff_id', '=', staffId)
    .where('case_id', '=', caseId)
    .where('seen', '=', false)
    .execute();
  return true;
}

const NOTE = [
  'case_note.id',
  'case_note.at',
  sql<{ id: Uuid; name: string }>`json_build_object('id', case_note.staff_id, 'name', case_note.name)`.as('by'),
  'case_note.text',
  sql<Uuid[]>`ARRAY(SELECT staff_id FROM mention named WHERE named.note_id = case_note.id)`.as('mentions'),
] as const;
