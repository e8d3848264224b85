import type { ReplyActions, Uuid } from '@savepoint/protocol';
import { readKept, writeKept, type TextStorage } from './text-storage.ts';

/** Replies on their way, with the ids they were given; they outlive the page so that a retry never doubles. */
export interface OutgoingStore {
  read(): OutgoingReply[];
  write(replies: readonly OutgoingReply[]): void;
}

export interface OutgoingReply {
  id: Uuid;
  caseId: Uuid;
  text: string;
  /** When the agent pressed send, by this machine's clock. */
  at: number;
  /** The last message that was on screen then. */
  seenSeq: number;
  /** To be sent whatever colleagues have answered since. */
  force?: boolean;
  /** Done to the case with it. */
  actions?: ReplyActions;
}

export function createOutgoingStore(storage: TextStorage, staffId: () => string): OutgoingStore {
  const key = () => `savepoint.desk/${staffId()}/outgoing`;
  return {
    read() {
      const kept = readKept(storage, key());
      return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
    },
    write: (replies) => writeKept(storage, key(), replies.length > 0 ? replies : null),
  };
}

function isOutgoing(value: unknown): value is OutgoingReply {
  const reply = value as Partial<OutgoingReply> | null;
  const named = typeof reply?.id === 'string' && typeof reply.caseId === 'string' && typeof reply.text === 'string';
  return named && typeof reply.seenSeq === 'number';
}
