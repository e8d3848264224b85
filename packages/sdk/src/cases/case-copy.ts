import type {
  Answers,
  CaseEnvelope,
  CaseState,
  FormRef,
  LiveState,
  Message,
  RejectionCode,
  Solved,
  Topic,
  Update,
  Uuid,
} from '@savepoint/protocol';
import { isVerdict } from '@savepoint/protocol';
import { afterVerdict } from './after-verdict.ts';

/** The client's own copy of a case, as stored under `c/<caseId>`. */
export interface CaseCopy {
  v: 1;
  id: Uuid;
  number?: number;
  topic: Topic;
  state: CaseState;
  openedAt: number;
  messages: CopiedMessage[];
  playerReadSeq: number;
  staffReadSeq: number;
  /** Up to which message an agent's console has them. */
  staffHasSeq?: number;
  live?: LiveState;
  chatId?: Uuid;
  agent?: string;
  /** Why the last wish to talk was not met. */
  turnedAway?: TurnedAway;
  solved?: Solved | undefined;
  rating?: number | undefined;
  /** What was filled in, as long as it is known here. */
  form?: FormRef | undefined;
  answers?: Answers | undefined;
}

export interface TurnedAway {
  code: RejectionCode;
  /** When somebody is back, as far as that is known. */
  opensAt?: number;
}

/** A message the server has; without `seq` while only its acceptance is known. */
export type CopiedMessage = Omit<Message, 'seq'> & { seq?: number };

/** `copy` after an update. Applying the same update again changes nothing. */
export function applyUpdate(copy: CaseCopy | undefined, update: Update): CaseCopy | undefined {
  switch (update.kind) {
    case 'case.changed': {
      const { kind: _kind, caseId, ...head } = update;
      const base = copy ?? empty(caseId, head.topic, head.openedAt);
      const turnedAway = head.live === 'waiting' ? undefined : base.turnedAway;
      // What is not told any more does not hold any more.
      const told = { live: undefined, chatId: undefined, agent: undefined, solved: undefined, rating: undefined, ...head };
      return { ...base, ...told, turnedAway };
    }
    case 'message.added':
      return copy && withMessage(copy, update.message);
    case 'message.changed': {
      const { message } = update;
      return copy && { ...copy, messages: copy.messages.map((one) => (one.id === message.id ? message : one)) };
    }
    case 'case.erased':
      return undefined;
    case 'case.seen': {
      const side = update.by === 'staff' ? 'staffReadSeq' : 'playerReadSeq';
      return copy && { ...copy, [side]: Math.max(copy[side], update.upTo) };
    }
    case 'case.delivered':
      return copy && update.to === 'staff' ? { ...copy, staffHasSeq: update.upTo } : copy;
    default:
      // A newer server says something this client does not know yet.
      return copy;
  }
}

/** `copy` after the server has taken an envelope, before the updates that tell of it have come. */
export function applyStored(copy: CaseCopy | undefined, envelope: CaseEnvelope): CaseCopy | undefined {
  const { caseId, at, body } = envelope;
  switch (envelope.kind) {
    case 'case.open':
    case 'message.send': {
      const base =
        envelope.kind === 'case.open'
          ? (copy ?? { ...empty(caseId, envelope.body.topic, at), form: envelope.body.form, answers: envelope.body.answers })
          : copy;
      const { messageId: id, text, attachments } = envelope.body;
      return base && withMessage(base, { id, from: 'player', text, at, attachments });
    }
    case 'case.read':
      return copy && { ...copy, playerReadSeq: Math.max(copy.playerReadSeq, (body as { upTo: number }).upTo) };
    default:
      return copy && isVerdict(envelope) ? { ...copy, ...afterVerdict(envelope) } : copy;
  }
}

const empty = (id: Uuid, topic: Topic, openedAt: number): CaseCopy => ({
  v: 1,
  id,
  topic,
  state: 'open',
  openedAt,
  messages: [],
  playerReadSeq: 0,
  staffReadSeq: 0,
});

function withMessage(copy: CaseCopy, message: CopiedMessage): CaseCopy {
  const known = copy.messages.find(({ id }) => id === message.id);
  if (known && known.seq !== undefined) return copy;
  const messages = [...copy.messages.filter(({ id }) => id !== message.id), message];
  return { ...copy, messages: messages.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0) };
}
