import type { Answers, RedactCaseRequest, Update, Uuid } from '@savepoint/protocol';
import { contextWithout, without } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import type { Actor } from '../cases/acting.ts';
import { headUpdate } from '../cases/change.ts';
import { addEdit, noEffects } from '../cases/effects.ts';
import { lockCase } from '../cases/lock.ts';
import { tagsOf } from '../cases/tags.ts';
import { writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { remakeWords } from '../search/word-store.ts';
import { isNewest, redactionEdit } from './redaction-edit.ts';

/**
 * Takes parts of what was sent along with a report away wherever they are kept: the case, its tags and columns, what it is
 * searched by, and what the player's feed has told of it. The player's devices get what is left; the name that the player
 * goes by is not the report's. `not_found`: no such case in the actor's games; `version_mismatch`: something was taken away
 * since.
 */
export function redactCase(
  db: Kysely<Database>,
  id: Uuid,
  by: Actor,
  asked: RedactCaseRequest,
): Promise<Written | 'not_found' | 'version_mismatch'> {
  return db.transaction().execute(async (trx) => {
    const head = await lockCase(trx, id, by.games);
    if (!head) return 'not_found';
    if (!(await isNewest(trx, id, asked))) return 'version_mismatch';
    const row = await trx.selectFrom('cases').select(['context', 'answers', 'tags']).where('id', '=', id).executeTakeFirstOrThrow();
    const context = contextWithout(row.context, asked.context);
    const fields = asked.answers.map((field) => [field]);
    const answers = row.answers && { ...row.answers, answers: without(row.answers.answers, fields) as Answers };
    // A tag says what stood there: those of the facts that are gone go too, as do those of an answer's options.
    const left = new Set(tagsOf(head.topic, context));
    const gone = new Set(tagsOf(head.topic, row.context).filter((tag) => !left.has(tag)));
    const ofAnswer = (tag: string) => asked.answers.some((field) => tag.startsWith(`${field}:`));
    await trx
      .updateTable('cases')
      .set({
        context: JSON.stringify(context),
        answers: answers && JSON.stringify(answers),
        tags: row.tags.filter((tag) => !gone.has(tag) && !ofAnswer(tag)),
        build: context.game?.build ?? null,
        device_class: context.device?.class ?? null,
        os: context.device?.os ?? null,
        locale: context.locale?.language ?? null,
      })
      .where('id', '=', id)
      .execute();
    await remakeWords(trx, [id]);
    await sql`
      UPDATE feed SET update = jsonb_set(update, '{answers}', (update -> 'answers') - ${asked.answers}::text[])
      WHERE player_id = ${head.playerId}::uuid AND update ->> 'caseId' = ${id} AND update ? 'answers'
    `.execute(trx);
    const effects = noEffects();
    const filled = answers && { ...(answers.form && { form: answers.form }), answers: answers.answers };
    const told: Update = { ...headUpdate(head), ...filled };
    const parts = asked.context.length + asked.answers.length;
    const { edit, event } = await redactionEdit(trx, head, by, asked, { of: 'report', parts });
    addEdit(effects, { steps: [{ head, updates: [told], events: [event] }], edit });
    return writeEffects(trx, effects, Date.now());
  });
}
