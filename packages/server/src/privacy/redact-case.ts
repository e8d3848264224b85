import type { Answers, Context, RedactCaseRequest, Update, Uuid } from '@savepoint/protocol';
import { context as contextSchema } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import { headUpdate } from '../cases/change.ts';
import { addChange, noEffects } from '../cases/effects.ts';
import { lockCase } from '../cases/lock.ts';
import { tagsOf } from '../cases/tags.ts';
import { writeEffects, type Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { remakeWords } from '../search/word-store.ts';

/** A copy of `value` without what stands at these paths; what follows in a list moves up. */
export function without(value: unknown, paths: readonly (readonly string[])[]): unknown {
  const kept = structuredClone(value);
  // From the end of each list, so that no place has moved before it is come to.
  for (const path of paths.toSorted((a, b) => b.join('\n').localeCompare(a.join('\n'), 'en', { numeric: true }))) {
    const last = path.at(-1)!;
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (hasOwn(at, key) ? at[key] : undefined), kept);
    if (!hasOwn(holder, last)) continue;
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  }
  return kept;
}

const hasOwn = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) && !(Array.isArray(value) && !/^\d+$/.test(key));

/**
 * Takes parts of what was sent along with a report away wherever they are kept: the case, its tags and columns, what it is
 * searched by, and what the player's feed has told of it. The player's devices get what is left; the name that the player
 * goes by is not the report's. Null: no such case in these games.
 */
export function redactCase(
  db: Kysely<Database>,
  id: Uuid,
  games: readonly string[],
  asked: RedactCaseRequest,
): Promise<Written | null> {
  return db.transaction().execute(async (trx) => {
    const head = await lockCase(trx, id, games);
    if (!head) return null;
    const row = await trx.selectFrom('cases').select(['context', 'answers', 'tags']).where('id', '=', id).executeTakeFirstOrThrow();
    // A part that lacks what it cannot be without goes as a whole.
    const context: Context = v.parse(contextSchema, without(row.context, asked.context));
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
    addChange(effects, { head, updates: [told], events: [{ kind: 'case.changed', caseId: id }] });
    return writeEffects(trx, effects, Date.now());
  });
}
