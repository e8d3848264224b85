import type { CaseState, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { addMessage, markSeen, setState, type CaseHead, type Change } from './change.ts';
import { addChange, noEffects, type Effects } from './effects.ts';
import { lockCase } from './lock.ts';
import { askSolved } from './verdict.ts';
import { writeEffects } from './write-effects.ts';

/** Who acts, and on which games they may. */
export interface Actor {
  id: Uuid;
  name: string;
  games: readonly string[];
}

export type Outcome = 'done' | 'not_found' | 'id_taken';

/** An agent answers. The same message id again, in the same case by the same agent, is the same answer: done. */
export async function reply(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  message: { id: Uuid; text: string },
): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head, effects, nowMs) => {
    const known = await trx
      .selectFrom('message')
      .select(['case_id', 'staff_id'])
      .where('id', '=', message.id)
      .executeTakeFirst();
    if (known) return known.case_id === caseId && known.staff_id === actor.id ? 'done' : 'id_taken';
    const given = { ...message, from: 'staff', author: actor.name, at: nowMs, attachments: [] } as const;
    const added = addMessage(head, { ...given, attachments: [] });
    effects.messages.push({ ...added, staffId: actor.id, clientAt: null });
    return added;
  });
}

export async function markRead(db: Kysely<Database>, actor: Actor, caseId: Uuid, upTo: number): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head) => markSeen(head, 'staff', upTo));
}

export async function moveTo(db: Kysely<Database>, actor: Actor, caseId: Uuid, state: CaseState): Promise<Outcome> {
  return change(db, actor, caseId, async (_trx, head, _effects, nowMs) => setState(head, state, nowMs));
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
    if (typeof made === 'string') return made;
    addChange(effects, made);
    await writeEffects(trx, effects, nowMs);
    return 'done';
  });
}
