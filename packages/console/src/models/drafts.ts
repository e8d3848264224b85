import type { Uuid } from '@savepoint/protocol';

/**
 * What an agent has written and not yet sent, kept over reloads, crashes and sign-outs: text by case in, the same text
 * out. Kept by agent, because a desk may be shared.
 */
export interface Drafts {
  read(caseId: Uuid): string;
  write(caseId: Uuid, text: string): void;
  /** Replies on their way, with the ids they were given; they outlive the page so that a retry never doubles. */
  readOutgoing(): OutgoingReply[];
  writeOutgoing(replies: readonly OutgoingReply[]): void;
}

export interface OutgoingReply {
  id: Uuid;
  caseId: Uuid;
  text: string;
  /** When the agent pressed send, by this machine's clock. */
  at: number;
}

/** The part of `localStorage` that is used; it may throw when it is full or refused. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function createDrafts(storage: TextStorage, staffId: () => string): Drafts {
  const draftKey = (caseId: Uuid) => `savepoint.desk/${staffId()}/draft/${caseId}`;
  const outgoingKey = () => `savepoint.desk/${staffId()}/outgoing`;
  const write = (key: string, text: string) => {
    try {
      if (text) storage.setItem(key, text);
      else storage.removeItem(key);
    } catch {
      // A full or refused storage costs the safety net, never the typing.
    }
  };
  const read = (key: string) => {
    try {
      return storage.getItem(key) ?? '';
    } catch {
      return '';
    }
  };
  return {
    read: (caseId) => read(draftKey(caseId)),
    write: (caseId, text) => write(draftKey(caseId), text),
    readOutgoing: () => parse(read(outgoingKey())),
    writeOutgoing: (replies) => write(outgoingKey(), replies.length > 0 ? JSON.stringify(replies) : ''),
  };
}

function parse(text: string): OutgoingReply[] {
  try {
    const kept: unknown = JSON.parse(text || '[]');
    return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

function isOutgoing(value: unknown): value is OutgoingReply {
  const reply = value as Partial<OutgoingReply> | null;
  return typeof reply?.id === 'string' && typeof reply.caseId === 'string' && typeof reply.text === 'string';
}
