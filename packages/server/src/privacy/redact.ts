import type { Message, RedactRequest, Update, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { addChange, noEffects } from '../cases/effects.ts';
import { excerptOf, subjectOf } from '../cases/lines.ts';
import { lockCase } from '../cases/lock.ts';
import { readMessages } from '../cases/message-store.ts';
import { writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { remakeWords } from '../search/word-store.ts';

/** As long whatever it hides. */
const BLACK = '█████';

/** `text` with the ranges, in UTF-16 units, blacked out; those that touch become one. */
export function blackOut(text: string, ranges: RedactRequest['ranges']): string {
  let [out, at] = ['', 0];
  let black = -1;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    if (from >= text.length) break;
    if (from > black) out += text.slice(at, from) + BLACK;
    black = Math.max(black, to);
    at = black;
  }
  // Half of a character is none, and cannot be stored.
  return (out + text.slice(at)).replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}

/**
 * Takes parts of a message away wherever it is kept: the message, the line of its case, what the player's feed and the
 * staff's log have told of it. The player's devices and the open consoles get what is left. Null: no such message in these
 * games.
 */
export function redactMessage(
  db: Kysely<Database>,
  id: Uuid,
  games: readonly string[],
  { ranges, files }: RedactRequest,
): Promise<Written | null> {
  return db.transaction().execute(async (trx) => {
    const found = await trx.selectFrom('message').select('case_id').where('id', '=', id).executeTakeFirst();
    const head = found && (await lockCase(trx, found.case_id, games));
    if (!head) return null;
    for (const position of files) {
      await trx.deleteFrom('attachment').where('message_id', '=', id).where('position', '=', position).execute();
    }
    const before = (await readMessages(trx, head.id)).find((message) => message.id === id)!;
    const message: Message = { ...before, text: blackOut(before.text, ranges) };
    await trx.updateTable('message').set({ text: message.text }).where('id', '=', id).execute();
    await rewriteTold(trx, head.playerId, head.id, message);
    const subject = message.seq === 1 ? subjectOf(message.text) : head.subject;
    const lastExcerpt = message.seq === head.lastSeq ? excerptOf(message.text) : head.lastExcerpt;
    await trx.updateTable('cases').set({ subject }).where('id', '=', head.id).execute();
    await remakeWords(trx, [head.id]);
    const effects = noEffects();
    const fact = { kind: 'message.changed', caseId: head.id, message } as const;
    addChange(effects, { head: { ...head, subject, lastExcerpt }, updates: [fact satisfies Update], events: [fact] });
    return writeEffects(trx, effects, Date.now());
  });
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
