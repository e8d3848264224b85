import type { CaseEnvelope, CaseState, Message, Topic, Update, Uuid } from '@savepoint/protocol';

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
}

/** A message the server has; without `seq` while only its acceptance is known. */
export type CopiedMessage = Omit<Message, 'seq'> & { seq?: number };

/** `copy` after an update. Applying the same update again changes nothing. */
export function applyUpdate(copy: CaseCopy | undefined, update: Update): CaseCopy | undefined {
  switch (update.kind) {
    case 'case.changed': {
      const { number, topic, state, openedAt } = update;
      return { ...(copy ?? empty(update.caseId, topic, openedAt)), number, topic, state, openedAt };
    }
    case 'message.added':
      return copy && withMessage(copy, update.message);
    case 'case.seen': {
      const side = update.by === 'staff' ? 'staffReadSeq' : 'playerReadSeq';
      return copy && { ...copy, [side]: Math.max(copy[side], update.upTo) };
    }
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
      const base = envelope.kind === 'case.open' ? (copy ?? empty(caseId, envelope.body.topic, at)) : copy;
      const { messageId: id, text, attachments } = envelope.body;
      return base && withMessage(base, { id, from: 'player', text, at, attachments });
    }
    case 'case.read':
      return copy && { ...copy, playerReadSeq: Math.max(copy.playerReadSeq, (body as { upTo: number }).upTo) };
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
