import type { ReplyRequest, Uuid } from '@savepoint/protocol';
import { readKept, writeKept, type TextStorage } from './text-storage.ts';

/** Replies on their way, with the ids they were given; they outlive the page so that a retry never doubles. */
export interface OutgoingStore {
  read(): OutgoingReply[];
  write(replies: readonly OutgoingReply[]): void;
}

/** What an agent sends, and the last message that was on screen then. */
export type Written = Omit<ReplyRequest, 'id' | 'force' | 'seenSeq'> & { seenSeq: number };

export interface OutgoingReply extends Written {
  id: Uuid;
  caseId: Uuid;
  /** When the agent pressed send, by this machine's clock. */
  at: number;
  /** To be sent whatever colleagues have answered since. */
  force?: boolean;
}

export function createOutgoingStore(storage: TextStorage, staffId: () => string): OutgoingStore {
  const key = () => `savepoint.desk/${staffId()}/outgoing`;
  /** Those that this page has had in hand: of others another tab takes care. */
  const own = new Set<Uuid>();
  const inHand = (replies: readonly OutgoingReply[]) => replies.forEach(({ id }) => own.add(id));
  const kept = () => {
    const found = readKept(storage, key());
    return Array.isArray(found) ? found.filter(isOutgoing) : [];
  };
  return {
    read() {
      const replies = kept();
      inHand(replies);
      return replies;
    },
    write(replies) {
      inHand(replies);
      const all = [...kept().filter(({ id }) => !own.has(id)), ...replies];
      writeKept(storage, key(), all.length > 0 ? all : null);
    },
  };
}

function isOutgoing(value: unknown): value is OutgoingReply {
  const reply = value as Partial<OutgoingReply> | null;
  const named = typeof reply?.id === 'string' && typeof reply.caseId === 'string' && typeof reply.text === 'string';
  return named && typeof reply.seenSeq === 'number';
}
