import type { Message, RedactRequest, Update, Uuid } from '@savepoint/protocol';
import { blackOut } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import type { Actor } from '../cases/acting.ts';
import { addEdit, noEffects } from '../cases/effects.ts';
import { excerptOf, subjectOf } from '../cases/lines.ts';
import { lockCase } from '../cases/lock.ts';
import { readMessages } from '../cases/message-store.ts';
import { writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { remakeWords } from '../search/word-store.ts';
import { isNewest, redactionEdit, type Redacting } from './redaction-edit.ts';

/**
 * Takes parts of a message away wherever it is kept: the message, the line of its case, what the player's feed and the
 * staff's log have told of it. The player's devices and the open consoles get what is left. `not_found`: no such message in
 * the actor's games; `version_mismatch`: something was taken away since.
 */
export function redactMessage(
  db: Kysely<Database>,
  id: Uuid,
  by: Actor,
  { ranges, files, ...asked }: RedactRequest & Redacting,
): Promise<Written | 'not_found' | 'version_mismatch'> {
  return db.transaction().execute(async (trx) => {
    const found = await trx.selectFrom('message').select('case_id').where('id', '=', id).executeTakeFirst();
    const head = found && (await lockCase(trx, found.case_id, by.games));
    if (!head) return 'not_found';
    if (!(await isNewest(trx, head.id, asked))) return 'version_mismatch';
    await removeFiles(trx, id, files);
    const before = (await readMessages(trx, head.id)).find((message) => message.id === id)!;
    // Its marks go with it: they hold the same words.
    const { markdown, ...words } = before;
    const kept = ranges.length === 0 && markdown !== undefined && { markdown };
    const message: Message = { ...words, ...kept, text: blackOut(before.text, ranges) };
    await trx.updateTable('message').set({ text: message.text, markdown: message.markdown ?? null }).where('id', '=', id).execute();
    await rewriteTold(trx, head.playerId, head.id, message);
    const subject = message.seq === 1 ? subjectOf(message.text) : head.subject;
    const lastExcerpt = message.seq === head.lastSeq ? excerptOf(message.text) : head.lastExcerpt;
    await trx.updateTable('cases').set({ subject }).where('id', '=', head.id).execute();
    await remakeWords(trx, [head.id]);
    const effects = noEffects();
    const fact = { kind: 'message.changed', caseId: head.id, message } as const;
    const after = { ...head, subject, lastExcerpt };
    const parts = ranges.length + files.length;
    const { edit, event } = await redactionEdit(trx, after, by, asked, { of: 'message', parts });
    addEdit(effects, { steps: [{ head: after, updates: [fact satisfies Update], events: [fact, event] }], edit });
    return writeEffects(trx, effects, Date.now());
  });
}

/** By the places at which a message's files stand now; a file that went before has left no place. */
async function removeFiles(trx: Kysely<Database>, messageId: Uuid, files: readonly number[]): Promise<void> {
  if (files.length === 0) return;
  const rows = await trx.selectFrom('attachment').select('position').where('message_id', '=', messageId).orderBy('position').execute();
  for (const { position } of rows.filter((_, place) => files.includes(place))) {
    await trx.deleteFrom('attachment').where('message_id', '=', messageId).where('position', '=', position).execute();
  }
}

async function rewriteTold(trx: Kysely<Database>, playerId: Uuid, caseId: Uuid, message: Message): Promise<void> {
  const json = JSON.stringify(message);
  await sql`
    UPDATE feed SET update = jsonb_set(update, '{message}', ${json}::jsonb)
    WHERE player_id = ${playerId}::uuid AND update -> 'message' ->> 'id' = ${message.id}
  `.execute(trx);
  await sql`
    UPDATE event SET event = jsonb_set(event, '{message}', ${json}::jsonb)
    WHERE case_id = ${caseId}::uuid AND event -> 'message' ->> 'id' = ${message.id}
  `.execute(trx);
}
