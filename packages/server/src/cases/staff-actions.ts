import { newId, type EditRequest, type Uuid } from '@savepoint/protocol';
import type { replyRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import { acceptChat, endChat } from '../chat/rules.ts';
import { mayName } from '../files/possession.ts';
import { mayOwn, readNames } from '../staff/colleagues.ts';
import { change, type Actor, type Outcome } from './acting.ts';
import { markDelivered, markSeen } from './change.ts';
import { deliver, owned } from './deliver.ts';
import { forgetSent } from './draft-store.ts';
import { editCase } from './edit.ts';
import { readLabels } from './edit-store.ts';
import { addChange, addEdit } from './effects.ts';
import { findHeld, removeHeld } from './held-store.ts';
import { hold, joinHeld } from './hold.ts';
import { readAhead } from './meanwhile.ts';
import { askSolved } from './verdict.ts';
import { NOTHING_WRITTEN, writeEffects } from './write-effects.ts';

/**
 * An agent answers: at once, or after `holdMs` in which it can be taken back. The same message id again, in the same case by
 * the same agent, is the same answer: done.
 */
export async function reply(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  { holdMs = 0, ...given }: v.InferOutput<typeof replyRequest>,
): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const { id, seenSeq, force } = given;
    const known = await trx.selectFrom('message').select(['case_id', 'staff_id']).where('id', '=', id).executeTakeFirst();
    if (known) return known.case_id === caseId && known.staff_id === actor.id ? NOTHING_WRITTEN : 'id_taken';
    const held = await findHeld(trx, id);
    if (held && (held.caseId !== caseId || held.staffId !== actor.id || held.state === 'undone')) return 'id_taken';
    if (held?.state === 'held') return NOTHING_WRITTEN;
    const meanwhile = seenSeq === undefined || force ? [] : await readAhead(trx, caseId, actor.id, seenSeq);
    if (meanwhile.length > 0) return { meanwhile };
    if (!(await mayName(trx, { staffId: actor.id, caseId, gameId: head.gameId }, given.attachments))) return 'unknown_file';
    if (held) await removeHeld(trx, id);
    await forgetSent(trx, { caseId, staffId: actor.id, mode: 'reply' }, given);
    // A program looks at no screen where it could take anything back.
    if (holdMs > 0 && actor.person) return hold(trx, head, actor, { ...given, holdMs });
    return deliver(trx, head, effects, actor, given, nowMs);
  });
}

export async function markRead(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markSeen(head, 'staff', upTo));
}

export async function moveTo(db: Kysely<Database>, actor: Actor, caseId: Uuid, state: 'open' | 'closed'): Promise<Outcome> {
  return edit(db, actor, caseId, { state });
}

/** Changes what is given of a case, and notes it in its time line. */
export async function edit(db: Kysely<Database>, actor: Actor, caseId: Uuid, asked: EditRequest): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const { state, ...rest } = asked;
    const joined = state && (await joinHeld(trx, head, actor, state));
    if (joined) addChange(effects, joined);
    const given = joined ? rest : asked;
    const names = await readNames(trx, [head.ownerId, given.owner ?? null]);
    if (given.owner && !(await mayOwn(trx, given.owner, [head.gameId]))) return 'wrong_owner';
    const labels = (await readLabels(trx, [caseId])).get(caseId)!;
    const made = editCase(head, labels, given, { id: newId(), at: nowMs, by: { id: actor.id, name: actor.name }, names });
    if (!made) return joined ? writeEffects(trx, effects, nowMs) : NOTHING_WRITTEN;
    addEdit(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}

export async function markCome(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markDelivered(head, 'staff', upTo));
}

/** Takes a waiting conversation. Of two agents one has it, the other hears `chat_taken`. */
export async function accept(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => {
    const made = acceptChat(head, actor, nowMs);
    return typeof made === 'string' ? `chat_${made}` : { ...made, head: owned(made.head, actor) };
  });
}

/** Ends a live conversation: the case goes on. */
export async function end(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => endChat(head, 'staff', nowMs));
}

export async function ask(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => askSolved(head, nowMs));
}
