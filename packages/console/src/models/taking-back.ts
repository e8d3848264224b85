import type { Signal } from '@preact/signals';
import type { Uuid } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import type { CaseDeeds } from './case-deeds.ts';
import type { Drafts } from './drafts.ts';
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
  /** The server tells that this one was taken back or given up, here or elsewhere. */
  undone(id: Uuid): void;
}

export interface TakingBackParts {
  api: Api;
  openCase: OpenCase;
  outgoing: Outgoing;
  deeds: CaseDeeds;
  drafts: Pick<Drafts, 'putBack'>;
  /** A reply on its way into the field. */
  returned: Signal<PendingReply | null>;
  show(caseId: Uuid): void;
}

export function createTakingBack({ api, openCase, outgoing, deeds, drafts, returned, show }: TakingBackParts): TakingBack {
  /** Those that are being taken back: a second press would bring the words back once more. */
  const taking = new Set<Uuid>();
  /** Asked of the server: where its answer is lost or late, what it tells of them brings their words back. */
  const asked = new Map<Uuid, PendingReply>();

  function undone(id: Uuid): void {
    const reply = asked.get(id);
    asked.delete(id);
    outgoing.confirm(id);
    if (!reply) return;
    // Of what it held the server has made a draft.
    if (!reply.kept) drafts.putBack(reply.caseId, 'reply', reply);
    returned.value = reply;
  }

  async function undo({ caseId, id, kept, problem }: PendingReply): Promise<void> {
    try {
      await api.undoReply(caseId, id);
    } catch (thrown) {
      // It was told of meanwhile.
      if (!asked.has(id)) return;
      const { code, refused } = asApiError(thrown);
      // What the server has refused it does not send.
      if (!kept && problem?.refused && code !== 'already_sent') return;
      if (refused) asked.delete(id);
      throw thrown;
    }
  }

  async function takeBack(reply: PendingReply): Promise<void> {
    if (taking.has(reply.id)) return;
    taking.add(reply.id);
    await bringBack(reply);
    taking.delete(reply.id);
  }

  async function bringBack(reply: PendingReply): Promise<void> {
    const { id, caseId } = reply;
    asked.set(id, reply);
    const from = openCase.id.peek();
    // Also where nothing is held: a request may be on its way still, and would be sent beside what is made of its words.
    if (!(await deeds.tried(() => undo(reply), text.sending.notUndone))) {
      // The player has it, and this screen may not know.
      if (openCase.id.peek() === caseId) await openCase.reload();
      return;
    }
    if (asked.has(id)) undone(id);
    // Who has gone on meanwhile finds it when they are there again.
    if (openCase.id.peek() === from && from !== caseId) show(caseId);
  }

  return {
    takeBack,
    undone,
    takeLastBack() {
      const last = outgoing.replies.peek().findLast(({ id, state }) => state === 'held' && !taking.has(id));
      if (last) void takeBack(last);
      return taking.size > 0;
    },
    async discard({ id, caseId, kept }) {
      asked.delete(id);
      if (!kept || (await deeds.tried(() => api.discardReply(caseId, id), text.sending.notUndone))) outgoing.confirm(id);
    },
  };
}
