import type { DraftMode, KeptDraft, KeptDrafts, Uuid } from '@savepoint/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.ts';
import { mayName } from '../files/possession.ts';

type Words = Pick<KeptDraft, 'text' | 'attachments'>;

interface Owner {
  caseId: Uuid;
  staffId: Uuid;
  mode: DraftMode;
}

/**
 * Keeps what somebody has written in a case of these games, if what is there is what they made it from. Out: its version, or
 * why it is refused.
 */
export async function saveDraft(
  db: Kysely<Database>,
  of: Owner & { games: readonly string[]; base: number | undefined },
  { text, attachments }: Words,
): Promise<number | 'not_found' | 'unknown_file' | 'version_mismatch'> {
  const known = sql`FROM cases WHERE id = ${of.caseId}::uuid AND game_id = ANY(${[...of.games]}::text[])`;
  const { rows } = await sql<{ gameId: string }>`SELECT game_id AS "gameId" ${known}`.execute(db);
  const gameId = rows[0]?.gameId;
  if (gameId === undefined) return 'not_found';
  if (!(await mayName(db, { ...of, gameId }, attachments))) return 'unknown_file';
  const isExpected = of.base === undefined ? ALWAYS : sql`(draft.version = ${of.base} OR ${IS_EMPTY} AND excluded.text = '' AND excluded.attachments = '[]')`;
  return (await keep(db, of, known, { text, attachments }, isExpected)) ?? (of.base === undefined ? 'not_found' : 'version_mismatch');
}

/**
 * What was sent is no draft any more; what was written since stays. An empty one stands in its place: a save of it that is
 * still on its way was made from another.
 */
export async function forgetSent(trx: Kysely<Database>, of: Owner, { text, attachments }: Words): Promise<void> {
  const isSent = sql`draft.text = ${text} AND draft.attachments = ${JSON.stringify(attachments)}::jsonb`;
  await keep(trx, of, sql`FROM cases WHERE id = ${of.caseId}::uuid`, { text: '', attachments: [] }, isSent);
}

/** A job: of what was sent or given up long ago no save is on its way any more. */
export async function forgetEmpty(db: Kysely<Database>, beforeMs: number): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM draft WHERE version < ${beforeMs} AND ${IS_EMPTY}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** What was taken back stands before what was written since. Within a transaction that holds the case. */
export async function putBack(trx: Kysely<Database>, of: Owner, { text, attachments }: Words): Promise<void> {
  const since = (await readDrafts(trx, of.caseId, of.staffId))[of.mode];
  const words = [text, since?.text ?? ''].filter((part) => part.trim()).join('\n\n');
  const known = sql`FROM cases WHERE id = ${of.caseId}::uuid`;
  await keep(trx, of, known, { text: words, attachments: [...attachments, ...(since?.attachments ?? [])] }, ALWAYS);
}

export async function readDrafts(db: Kysely<Database>, caseId: Uuid, staffId: Uuid): Promise<KeptDrafts> {
  const rows = await db
    .selectFrom('draft')
    .select(['mode', 'text', 'attachments', 'version'])
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .execute();
  return Object.fromEntries(rows.map(({ mode, ...kept }) => [mode, kept]));
}

const ALWAYS = sql`true`;
const IS_EMPTY = sql`draft.text = '' AND draft.attachments = '[]'`;

/** `isExpected`: what must hold of one that is there. */
async function keep(
  db: Kysely<Database>,
  of: Owner,
  known: RawBuilder<unknown>,
  words: Words,
  isExpected: RawBuilder<unknown>,
): Promise<number | null> {
  // It grows also where a draft was removed and another one begun, and where clocks differ.
  const { rows } = await sql<{ version: number }>`
    INSERT INTO draft (case_id, staff_id, mode, text, attachments, version)
    SELECT id, ${of.staffId}::uuid, ${of.mode}, ${words.text}, ${JSON.stringify(words.attachments)}::jsonb, ${Date.now()}::bigint
    ${known}
    ON CONFLICT (case_id, staff_id, mode) DO UPDATE SET
      text = excluded.text, attachments = excluded.attachments, version = greatest(draft.version + 1, excluded.version)
    WHERE ${isExpected}
    RETURNING version
  `.execute(db);
  return rows[0]?.version ?? null;
}
