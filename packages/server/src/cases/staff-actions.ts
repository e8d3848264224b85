import { newId, type EditRequest, type Meanwhile, type Uuid } from '@savepoint/protocol';
import type { replyRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import { acceptChat, endChat } from '../chat/rules.ts';
import { mayOwn, readNames } from '../staff/colleagues.ts';
import { addMessage, markDelivered, markSeen, type CaseHead, type Change } from './change.ts';
import { forgetSent } from './draft-store.ts';
import { editCase } from './edit.ts';
import { readLabels } from './edit-store.ts';
import { addChange, addEdit, noEffects, type Effects } from './effects.ts';
import { lockCase } from './lock.ts';
import { readMeanwhile } from './meanwhile.ts';
import { askSolved } from './verdict.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from './write-effects.ts';

/** Who acts, and on which games they may. */
export interface Actor {
  id: Uuid;
  name: string;
  /** False: a program, by its key. It is nobody's owner. */
  person: boolean;
  games: readonly string[];
}

/** What was written, or the code of the problem why nothing was. */
export type Outcome = Written | 'not_found' | 'id_taken' | 'chat_taken' | 'chat_over' | 'wrong_owner' | { meanwhile: Meanwhile[] };

/** An agent answers. The same message id again, in the same case by the same agent, is the same answer: done. */
export async function reply(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  { seenSeq, force, actions, ...message }: v.InferOutput<typeof replyRequest>,
): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const known = await trx
      .selectFrom('message')
      .select(['case_id', 'staff_id'])
      .where('id', '=', message.id)
      .executeTakeFirst();
    if (known) return known.case_id === caseId && known.staff_id === actor.id ? NOTHING_WRITTEN : 'id_taken';
    const meanwhile = seenSeq === undefined || force ? [] : await readMeanwhile(trx, caseId, actor.id, seenSeq);
    if (meanwhile.length > 0) return { meanwhile };
    await forgetSent(trx, { caseId, staffId: actor.id, mode: 'reply' }, message.text);
    // Who answers somebody in line has accepted them.
    const accepted = head.live === 'waiting' ? acceptChat(head, actor, nowMs) : null;
    if (accepted !== null && typeof accepted !== 'string') addChange(effects, accepted);
    const current = effects.heads.get(head.id) ?? head;
    const added = addMessage(owned(current, actor), { ...message, from: 'staff', author: actor.name, at: nowMs });
    effects.messages.push({ ...added, staffId: actor.id, clientAt: null });
    if (!actions || Object.keys(actions).length === 0) return added;
    addChange(effects, added);
    const labels = (await readLabels(trx, [caseId])).get(caseId)!;
    const by = { id: actor.id, name: actor.name };
    const made = editCase(added.head, labels, actions, { id: newId(), at: nowMs, by, names: new Map() });
    if (made) addEdit(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}

export async function markRead(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markSeen(head, 'staff', upTo));
}

export async function moveTo(db: Kysely<Database>, actor: Actor, caseId: Uuid, state: 'open' | 'closed'): Promise<Outcome> {
  return edit(db, actor, caseId, { state });
}

/** Changes what is given of a case, and notes it in its time line. */
export async function edit(db: Kysely<Database>, actor: Actor, caseId: Uuid, given: EditRequest): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const names = await readNames(trx, [head.ownerId, given.owner ?? null]);
    if (given.owner && !(await mayOwn(trx, given.owner, [head.gameId]))) return 'wrong_owner';
    const labels = (await readLabels(trx, [caseId])).get(caseId)!;
    const made = editCase(head, labels, given, { id: newId(), at: nowMs, by: { id: actor.id, name: actor.name }, names });
    if (!made) return NOTHING_WRITTEN;
    addEdit(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}

/** Whoever answers a case that is nobody's has it from then on. */
const owned = (head: CaseHead, { id, person }: Actor): CaseHead => ({ ...head, ownerId: head.ownerId ?? (person ? id : null) });

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

export async function change(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  act: (trx: Kysely<Database>, head: CaseHead, effects: Effects, nowMs: number) => Promise<Change | Outcome>,
): Promise<Outcome> {
  return db.transaction().execute(async (trx) => {
    const head = await lockCase(trx, caseId, actor.games);
    if (!head) return 'not_found';
    const effects = noEffects();
    const nowMs = Date.now();
    const made = await act(trx, head, effects, nowMs);
    if (typeof made === 'string' || 'feed' in made || 'meanwhile' in made) return made;
    addChange(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}
