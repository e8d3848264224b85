import type { ReplyRequest, Uuid } from '@savepoint/protocol';
import type { Tabs } from './tabs.ts';
import { keptKeys, readKept, writeKept, type SharedStorage } from './text-storage.ts';

/** Replies on their way, with the ids they were given; they outlive the page so that a retry never doubles. */
export interface OutgoingStore {
  /** Takes in hand what this tab has kept of whoever is signed in, and what other tabs leave behind, whenever they are gone. */
  claim(found: (replies: readonly OutgoingReply[]) => void): void;
  /** Leaves all to other tabs: nobody is signed in here. */
  leave(): void;
  /** What this tab has on its way, all of it. */
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

/**
 * Each tab keeps its own under a name that it holds as long as it lives and its agent is signed in: nobody else sends them,
 * or takes them back. What a tab has left is taken up by whichever other one gets its name.
 */
export function createOutgoingStore(storage: SharedStorage, tabs: Tabs, staffId: () => string): OutgoingStore {
  let own = '';
  let leave = () => {};
  let isHere = false;
  /** What the browser has no room for, or does not keep, waits here for its agent. */
  const memory = new Map<string, readonly OutgoingReply[]>();
  const kept = (key: string) => {
    const here = memory.get(key);
    if (here) return here;
    const found = readKept(storage, key);
    return Array.isArray(found) ? found.filter(isOutgoing) : [];
  };
  return {
    claim(found) {
      leave();
      const place = `savepoint.desk/${staffId()}/outgoing`;
      own = `${place}/${tabs.own}`;
      const ends = new Map([[own, tabs.hold(own)]]);
      const look = (key: string) => {
        if (ends.has(key) || (key !== place && !key.startsWith(`${place}/`)) || kept(key).length === 0) return;
        const takeUp = () => {
          ends.delete(key);
          const left = kept(key);
          if (left.length === 0) return;
          found(left);
          // Where there is no room for it twice it stays where it is.
          if (!memory.has(own)) writeKept(storage, key, null);
        };
        ends.set(key, () => {});
        ends.set(key, tabs.whenFree(key, takeUp));
      };
      const deaf = tabs.known ? tabs.listen(look) : () => {};
      isHere = true;
      leave = () => {
        isHere = false;
        deaf();
        ends.forEach((end) => end());
        leave = () => {};
      };
      found(kept(own));
      keptKeys(storage).forEach(look);
    },
    leave: () => leave(),
    write(replies) {
      // What is no longer there has been taken up by another tab.
      const mine = isHere ? replies : replies.filter(({ id }) => kept(own).some((one) => one.id === id));
      if (writeKept(storage, own, mine.length > 0 ? mine : null)) memory.delete(own);
      else memory.set(own, mine);
    },
  };
}

function isOutgoing(value: unknown): value is OutgoingReply {
  const reply = value as Partial<OutgoingReply> | null;
  const named = typeof reply?.id === 'string' && typeof reply.caseId === 'string' && typeof reply.text === 'string';
  return named && typeof reply.seenSeq === 'number';
}
