import { newId, plainOf, type ReplyActions } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import { acceptChat } from '../chat/rules.ts';
import type { Database } from '../db/schema.ts';
import type { Actor } from './acting.ts';
import { addMessage, type CaseHead, type NewMessage } from './change.ts';
import { editCase } from './edit.ts';
import { readLabels } from './edit-store.ts';
import { addChange, addEdit, type Effects } from './effects.ts';
import { writeEffects, type Written } from './write-effects.ts';

export type Said = Pick<NewMessage, 'id' | 'text' | 'attachments'> & {
  format?: 'markdown' | undefined;
  actions?: ReplyActions | undefined;
};

/** Writes an agent's answer and what is done to the case with it, under the case's lock; the player learns of it. */
export async function deliver(
  trx: Kysely<Database>,
  head: CaseHead,
  effects: Effects,
  actor: Actor,
  { actions, id, text, format, attachments }: Said,
  nowMs: number,
): Promise<Written> {
  // Who answers somebody in line has accepted them.
  const accepted = head.live === 'waiting' ? acceptChat(head, actor, nowMs) : null;
  if (accepted !== null && typeof accepted !== 'string') addChange(effects, accepted);
  const current = effects.heads.get(head.id) ?? head;
  const words = format === 'markdown' ? plainOf(text) : '';
  // What is nothing but marks is what it is.
  const texts = words.trim() === '' ? { text } : { text: words, markdown: text };
  const said = { id, ...texts, attachments, from: 'staff', author: actor.name, at: nowMs } as const;
  const added = addMessage(owned(current, actor), said);
  effects.messages.push({ ...added, staffId: actor.id, clientAt: null });
  addChange(effects, added);
  if (actions && Object.keys(actions).length > 0) {
    const labels = (await readLabels(trx, [head.id])).get(head.id)!;
    const by = { id: actor.id, name: actor.name };
    const made = editCase(added.head, labels, actions, { id: newId(), at: nowMs, by, names: new Map() });
    if (made) addEdit(effects, made);
  }
  return writeEffects(trx, effects, nowMs);
}

/** Whoever answers a case that is nobody's has it from then on. */
export const owned = (head: CaseHead, { id, person }: Actor): CaseHead => ({ ...head, ownerId: head.ownerId ?? (person ? id : null) });
