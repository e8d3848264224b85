import type { Message, StaffEvent, Update, Uuid } from '@savepoint/protocol';
import type { ChatRecord } from '../chat/record.ts';
import type { Label } from '../rules/write-labels.ts';
import type { Edit } from './edit.ts';
import type { CaseHead, Change, NewCase } from './change.ts';
import type { Verdict } from './verdict.ts';

/** Everything that one transaction writes about cases, gathered before any of it is written. */
export interface Effects {
  opened: Map<Uuid, NewCase>;
  /** Cases as they stand at the end, new and old. */
  heads: Map<Uuid, CaseHead>;
  messages: { head: CaseHead; message: Message; staffId: Uuid | null; clientAt: number | null }[];
  verdicts: Verdict[];
  updates: Map<Uuid, Update[]>;
  events: { gameId: string; event: StaffEvent }[];
  /** In the order in which they happen. */
  chats: ChatRecord[];
  /** What the game's rules give cases, in the order in which they say it. */
  labels: Label[];
  /** What staff changed, and what is told of it. */
  edits: Edit[];
}

export function noEffects(): Effects {
  return { opened: new Map(), heads: new Map(), messages: [], verdicts: [], updates: new Map(), events: [], chats: [], labels: [], edits: [] };
}

/** Adds one change to the effects, in the order in which changes happen. */
export function addChange(effects: Effects, { head, updates, events, chat }: Change): void {
  if (chat) effects.chats.push(chat);
  effects.heads.set(head.id, head);
  const known = effects.updates.get(head.playerId);
  if (known) known.push(...updates);
  else if (updates.length > 0) effects.updates.set(head.playerId, [...updates]);
  effects.events.push(...events.map((event) => ({ gameId: head.gameId, event })));
}

/** Adds what staff changed of one case. */
export function addEdit(effects: Effects, { steps, edit }: { steps: readonly Change[]; edit: Edit }): void {
  for (const step of steps) addChange(effects, step);
  effects.edits.push(edit);
}
