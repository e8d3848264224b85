import { isOfCase, isVerdict, isWriting } from '@savepoint/protocol';
import type {
  Answers,
  Attachment,
  CaseState,
  FormRef,
  LiveState,
  RejectionCode,
  Solved,
  Topic,
  Uuid,
} from '@savepoint/protocol';
import type { Refused, Waiting } from '../outbox/entry.ts';
import type { Keyed } from '../outbox/outbox.ts';
import { afterVerdict } from './after-verdict.ts';
import { applyStored, type CaseCopy, type TurnedAway } from './case-copy.ts';

/** A case as a player sees it: what the server has, with what is still on its way laid over it. */
export interface Case {
  id: Uuid;
  /** Absent until the server has the case. */
  number?: number;
  topic: Topic;
  /** `saved`: on this device only, so far. `refused`: the server did not take it, and it is on this device only. */
  state: CaseState | 'saved' | 'refused';
  openedAt: number;
  updatedAt: number;
  messages: CaseMessage[];
  /** How many of the agents' messages the player has not seen. */
  unread: number;
  /** How far the case is a conversation at the same time; `waiting` also while the wish to talk is on its way. */
  live: LiveState;
  /** Names the live conversation, once the server has it. */
  chatId?: Uuid;
  /** Shown name of the agent in it. */
  agent?: string;
  /** Why nobody talks now, after the player wished to. */
  turnedAway?: TurnedAway;
  /** `asked`: an agent asks whether it is solved. `confirmed`: the player has said so. */
  solved?: Solved | undefined;
  /** What the player gave, 1 to 5. */
  rating?: number | undefined;
  /** What the player answered in the topic's form. */
  form?: FormRef | undefined;
  answers?: Answers | undefined;
}

export interface CaseMessage {
  id: Uuid;
  from: 'player' | 'staff';
  author?: string;
  text: string;
  /** The same with marks, for `parseRich` of `@savepoint/protocol`, where an agent set any. */
  markdown?: string;
  at: number;
  /** `sentShare`, from 0 to 1: how much of a file has arrived, while it is on its way. */
  attachments: (Attachment & { sentShare?: number })[];
  /**
   * `saved` on this device, `sent` to the server, `delivered` to an agent's screen, `read` by an agent, or `refused` by the
   * server for `reason`.
   */
  status: 'saved' | 'sent' | 'delivered' | 'read' | 'refused';
  reason?: RejectionCode;
  /** Names the entry of the outbox, for a refused message. */
  refusedKey?: string;
}

/** Every case, the one with the newest message first. */
export function viewCases(copies: Iterable<CaseCopy>, waiting: Keyed<Waiting>[], refused: Keyed<Refused>[]): Case[] {
  const cases = new Map<Uuid, Case>();
  const reads = waiting.flatMap(({ entry: { envelope } }) => (envelope.kind === 'case.read' ? [envelope] : []));
  for (const copy of copies) {
    const read = reads.findLast(({ caseId }) => caseId === copy.id);
    cases.set(copy.id, viewCopy((read && applyStored(copy, read)) ?? copy));
  }

  const overlay = ({ envelope }: Waiting | Refused, status: Pick<CaseMessage, 'status' | 'reason' | 'refusedKey'>) => {
    if (!isOfCase(envelope)) return;
    const { caseId, at } = envelope;
    if (!isWriting(envelope)) {
      const view = cases.get(caseId);
      if (!view) return;
      if (isVerdict(envelope)) Object.assign(view, afterVerdict(envelope));
      if (envelope.kind === 'chat.start') view.live = 'waiting';
      if (envelope.kind === 'chat.leave') view.live = 'ended';
      return;
    }
    if (!cases.has(caseId) && envelope.kind === 'case.open') {
      const { topic, form, answers } = envelope.body;
      const head = { id: caseId, topic, form, answers, openedAt: at, updatedAt: at };
      cases.set(caseId, { ...head, state: 'saved', messages: [], unread: 0, live: 'none' });
    }
    const view = cases.get(caseId);
    const { messageId: id, text, attachments } = envelope.body;
    if (!view || view.messages.some((message) => message.id === id)) return;
    view.messages.push({ id, from: 'player', text, at, attachments, ...status });
    view.updatedAt = Math.max(view.updatedAt, at);
  };
  for (const { key, entry } of refused) {
    overlay(entry, { status: 'refused', reason: entry.code, refusedKey: key });
  }
  for (const { entry } of waiting) overlay(entry, { status: 'saved' });
  for (const view of cases.values()) {
    if (view.state === 'saved' && view.messages.every(({ status }) => status === 'refused')) view.state = 'refused';
  }
  return [...cases.values()].sort((a, b) => b.updatedAt - a.updatedAt);
}

function viewCopy(copy: CaseCopy): Case {
  const messages = copy.messages.map(({ seq = Infinity, ...message }): CaseMessage => ({
    ...message,
    status: seq <= copy.staffReadSeq ? 'read' : seq <= (copy.staffHasSeq ?? 0) ? 'delivered' : 'sent',
  }));
  return {
    id: copy.id,
    ...(copy.number !== undefined && { number: copy.number }),
    topic: copy.topic,
    state: copy.state,
    openedAt: copy.openedAt,
    updatedAt: messages.at(-1)?.at ?? copy.openedAt,
    solved: copy.solved,
    rating: copy.rating,
    form: copy.form,
    answers: copy.answers,
    messages,
    live: copy.live ?? 'none',
    chatId: copy.chatId,
    agent: copy.agent,
    turnedAway: copy.turnedAway,
    unread: copy.messages.filter(({ from, seq = 0 }) => from === 'staff' && seq > copy.playerReadSeq).length,
  };
}
