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
  /** The same with the last one that is held. Out: whether there was one. */
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
  async function takeBack(reply: PendingReply): Promise<void> {
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
      if (openCase.problem.peek()) return;
    }
    returned.value = outgoing.withdraw(id) ?? null;
  }

  return {
    takeBack,
    takeLastBack() {
      const last = outgoing.replies.peek().findLast(({ state }) => state === 'held');
      if (last) void takeBack(last);
      return last !== undefined;
    },
    async discard({ id, caseId, kept }) {
      if (!kept || (await deeds.tried(() => api.discardReply(caseId, id), text.sending.notUndone))) outgoing.confirm(id);
    },
  };
}
