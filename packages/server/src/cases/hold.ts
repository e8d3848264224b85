import type { HoldMs, StaffEvent, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { HeldWords } from '../db/answering-tables.ts';
import type { Database } from '../db/schema.ts';
import { change, type Actor, type Outcome } from './acting.ts';
import type { CaseHead, Change } from './change.ts';
import { putBack } from './draft-store.ts';
import { changeHeld, findHeld, findLastHeld, writeHeld, type HeldRow } from './held-store.ts';
import { NOTHING_WRITTEN } from './write-effects.ts';

/** Keeps a reply until it is due; the case stays as it is. */
export async function hold(
  trx: Kysely<Database>,
  head: CaseHead,
  actor: Actor,
  { id, holdMs, text, format, attachments, seenSeq, force, actions }: HeldWords & { id: Uuid; holdMs: HoldMs },
): Promise<Change> {
  const reply: HeldWords = { text, format, attachments, seenSeq, force, actions };
  await writeHeld(trx, { id, caseId: head.id, gameId: head.gameId, staffId: actor.id, name: actor.name, reply }, holdMs);
  return told(head, 'reply.held', id, actor.id);
}

/** What was given of the state joins the reply that waits, or it would stand before it. Out: whether one waits. */
export async function joinHeld(trx: Kysely<Database>, head: CaseHead, actor: Actor, state: 'open' | 'closed'): Promise<Change | null> {
  const held = await findLastHeld(trx, head.id, actor.id);
  if (!held || (state === 'open' && held.reply.actions?.state === undefined)) return null;
  const { state: _state, ...others } = held.reply.actions ?? {};
  const actions = state === 'closed' ? { ...others, state } : others;
  await changeHeld(trx, held.id, { reply: { ...held.reply, actions } });
  return told(head, 'reply.held', held.id, actor.id);
}

/** Takes a reply back: the words of one that is held are its writer's draft again. */
export async function undoHeld(db: Kysely<Database>, actor: Actor, caseId: Uuid, id: Uuid): Promise<Outcome> {
  return ending(db, actor, caseId, id, (trx, { reply }) => putBack(trx, { caseId, staffId: actor.id, mode: 'reply' }, reply));
}

/** Gives a reply up, words and all. */
export async function discardHeld(db: Kysely<Database>, actor: Actor, caseId: Uuid, id: Uuid): Promise<Outcome> {
  return ending(db, actor, caseId, id, async () => {});
}

const NO_WORDS: HeldWords = { text: '', attachments: [] };

function ending(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  id: Uuid,
  act: (trx: Kysely<Database>, held: HeldRow) => Promise<void>,
): Promise<Outcome> {
  return change(db, actor, caseId, async (trx, head) => {
    const held = await findHeld(trx, id);
    if (!held) {
      const sent = await trx.selectFrom('message').select(['case_id', 'staff_id']).where('id', '=', id).executeTakeFirst();
      if (sent) return sent.case_id === caseId && sent.staff_id === actor.id ? 'already_sent' : 'not_found';
      // It may be on its way still, and its words are sent in another: it is not taken any more when it comes.
      await writeHeld(trx, { id, caseId, gameId: head.gameId, staffId: actor.id, name: actor.name, reply: NO_WORDS }, 0);
    } else {
      if (held.caseId !== caseId || held.staffId !== actor.id) return 'not_found';
      if (held.state === 'undone') return NOTHING_WRITTEN;
      await act(trx, held);
    }
    await changeHeld(trx, id, { state: 'undone', reply: NO_WORDS });
    return told(head, 'reply.undone', id, actor.id);
  });
}

/** Tells the desk alone: to the player nothing has happened. */
export function told(head: CaseHead, kind: 'reply.held' | 'reply.stopped' | 'reply.undone', id: Uuid, by: Uuid): Change {
  const event: StaffEvent = { caseId: head.id, kind, id, by };
  return { head, updates: [], events: [event] };
}
