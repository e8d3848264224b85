import type { Attachment, CaseState, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { acceptChat, endChat } from '../chat/rules.ts';
import { addMessage, markDelivered, markSeen, setState, type CaseHead, type Change } from './change.ts';
import { addChange, noEffects, type Effects } from './effects.ts';
import { lockCase } from './lock.ts';
import { askSolved } from './verdict.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from './write-effects.ts';

/** Who acts, and on which games they may. */
export interface Actor {
  id: Uuid;
  name: string;
  games: readonly string[];
}

/** What was written, or the code of the problem why nothing was. */
export type Outcome = Written | 'not_found' | 'id_taken' | 'chat_taken' | 'chat_over';

/** An agent answers. The same message id again, in the same case by the same agent, is the same answer: done. */
export async function reply(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  message: { id: Uuid; text: string; attachments: Attachment[] },
): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const known = await trx
      .selectFrom('message')
      .select(['case_id', 'staff_id'])
      .where('id', '=', message.id)
      .executeTakeFirst();
    if (known) return known.case_id === caseId && known.staff_id === actor.id ? NOTHING_WRITTEN : 'id_taken';
    // Who answers somebody in line has accepted them.
    const accepted = head.live === 'waiting' ? acceptChat(head, actor, nowMs) : null;
    if (accepted !== null && typeof accepted !== 'string') addChange(effects, accepted);
    const current = effects.heads.get(head.id) ?? head;
    const added = addMessage(current, { ...message, from: 'staff', author: actor.name, at: nowMs });
    effects.messages.push({ ...added, staffId: actor.id, clientAt: null });
    return added;
  });
}

export async function markRead(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markSeen(head, 'staff', upTo));
}

export async function moveTo(db: Kysely<Database>, actor: Actor, caseId: Uuid, state: CaseState): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, effects, nowMs) => {
    const ended = state === 'closed' ? endChat(head, 'staff', nowMs) : null;
    if (ended) addChange(effects, ended);
    return setState(ended?.head ?? head, state, nowMs);
  });
}

export async function markCome(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markDelivered(head, 'staff', upTo));
}

/** Takes a waiting conversation. Of two agents one has it, the other hears `chat_taken`. */
export async function accept(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => {
    const made = acceptChat(head, actor, nowMs);
    return typeof made === 'string' ? `chat_${made}` : made;
  });
}

/** Ends a live conversation: the case goes on. */
export async function end(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => endChat(head, 'staff', nowMs));
}

export async function ask(db: Kysely<Database>, actor: Actor, caseId: Uuid): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => askSolved(head, nowMs));
}

async function change(
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
    if (typeof made === 'string' || 'feed' in made) return made;
    addChange(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}
