import type { StaffEvent, Update, Uuid } from '@savepoint/protocol';
import { headUpdate, type CaseHead, type Change } from '../cases/change.ts';
import type { ChatRecord, EndedBy } from './record.ts';

const isLive = ({ live }: CaseHead) => live === 'waiting' || live === 'active';

/**
 * The rules by which a conversation goes on, as those of `cases/change.ts`: none → waiting → active → ended, and from the
 * end to waiting again. What does not fit changes nothing.
 */
export function startChat(before: CaseHead, chatId: Uuid, at: number): Change {
  if (isLive(before)) return nothing(before);
  const record = { is: 'started', id: chatId, gameId: before.gameId, caseId: before.id, at } as const;
  return moved({ ...before, live: 'waiting', chatId, agentId: null, agentName: null }, at, record);
}

/** Of several agents the first one has it. */
export function acceptChat(before: CaseHead, agent: { id: Uuid; name: string }, at: number): Change | 'taken' | 'over' {
  if (!isLive(before) || !before.chatId) return 'over';
  if (before.live === 'active') return before.agentId === agent.id ? nothing(before) : 'taken';
  const record = { is: 'accepted', id: before.chatId, gameId: before.gameId, staffId: agent.id, at } as const;
  return moved({ ...before, live: 'active', agentId: agent.id, agentName: agent.name }, at, record);
}

/** The conversation is over and goes on as an ordinary case. */
export function endChat(before: CaseHead, by: EndedBy, at: number): Change {
  if (!isLive(before) || !before.chatId) return nothing(before);
  return moved({ ...before, live: 'ended' }, at, { is: 'ended', id: before.chatId, gameId: before.gameId, by, at });
}

function moved(head: CaseHead, at: number, chat: ChatRecord): Change {
  const after = { ...head, liveSince: at, updatedAt: at };
  const updates: Update[] = [headUpdate(after)];
  const events: StaffEvent[] = [{ caseId: head.id, kind: 'case.changed' }];
  return { head: after, updates, events, chat };
}

const nothing = (head: CaseHead): Change => ({ head, updates: [], events: [] });
