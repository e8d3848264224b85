import type { Signal } from '@preact/signals';
import type { Uuid } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import type { CaseDeeds } from './case-deeds.ts';
import type { OpenCase } from './open-case.ts';
import type { Outgoing, PendingReply } from './outgoing.ts';

/** What becomes of a reply that the player has not got. */
export interface TakingBack {
  /** Gives it back to its field to be changed, unless it turns out to be sent. */
  takeBack(reply: PendingReply): Promise<void>;
  /** The same with the last one that is held. Out: whether there was one, or one is being taken back just now. */
  takeLastBack(): boolean;
  /** It is not sent, and its words are gone. */
  discard(reply: PendingReply): Promise<void>;
}

export interface TakingBackParts {
  api: Api;
  openCase: OpenCase;
  outgoing: Outgoing;
  deeds: CaseDeeds;
  /** A reply on its way into the field. */
  returned: Signal<PendingReply | null>;
  show(caseId: Uuid): void;
}

export function createTakingBack({ api, openCase, outgoing, deeds, returned, show }: TakingBackParts): TakingBack {
  /** Those that are being taken back: a second press would bring the words back once more. */
  const taking = new Set<Uuid>();

  async function takeBack(reply: PendingReply): Promise<void> {
    if (taking.has(reply.id)) return;
    taking.add(reply.id);
    await bringBack(reply);
    taking.delete(reply.id);
  }

  async function bringBack(reply: PendingReply): Promise<void> {
    const { id, caseId } = reply;
    if (reply.kept) {
      if (!(await deeds.tried(() => api.undoReply(caseId, id), text.sending.notUndone))) return;
      outgoing.confirm(id);
      returned.value = reply;
      if (openCase.id.peek() !== caseId) show(caseId);
      return;
    }
    if (!reply.problem?.refused) {
      await openCase.reload();
      // Who has gone on to another case finds it where it was: there is no field here to give it back to.
      if (openCase.problem.peek() || openCase.id.peek() !== caseId) return;
    }
    returned.value = outgoing.withdraw(id) ?? null;
  }

  return {
    takeBack,
    takeLastBack() {
      const last = outgoing.replies.peek().findLast(({ id, state }) => state === 'held' && !taking.has(id));
      if (last) void takeBack(last);
      return taking.size > 0;
    },
    async discard({ id, caseId, kept }) {
      if (!kept || (await deeds.tried(() => api.discardReply(caseId, id), text.sending.notUndone))) outgoing.confirm(id);
    },
  };
}
