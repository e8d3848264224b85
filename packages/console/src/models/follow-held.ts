import type { HeldReply, StaffEvent } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import type { Desk } from './desk.ts';
import { newestAnswer } from './newest-answer.ts';
import type { PendingReply } from './outgoing.ts';

export interface FollowedHeld {
  /** Asks what the server holds of whoever is signed in. */
  load(): Promise<void>;
  take(held: readonly HeldReply[]): void;
  apply(event: StaffEvent): void;
}

/** Keeps what is held in step with the server: one's own among the replies on their way, colleagues' in the open case. */
export function followHeld(
  desk: Pick<Desk, 'session' | 'outgoing' | 'openCase' | 'inbox' | 'notices' | 'takingBack' | 'show'> & { api: Api },
): FollowedHeld {
  const { api, session, outgoing, openCase, inbox, notices, takingBack, show } = desk;
  const self = () => session.session.peek()?.staff.id;
  const take = (held: readonly HeldReply[]) => outgoing.adopt(held.filter(({ by }) => by.id === self()));
  const load = newestAnswer(async () => {
    const waiting = outgoing.replies.peek().filter(({ state }) => state === 'held');
    return { held: await api.heldReplies(), waiting };
  }, told);

  /** `waiting`: what was held here when it was asked. */
  function told({ held, waiting }: { held: readonly HeldReply[]; waiting: readonly PendingReply[] }): void {
    // What is held no longer was sent, or taken back elsewhere, and nothing was heard of it.
    for (const { id } of waiting) if (!held.some((one) => one.id === id)) outgoing.confirm(id);
    const known = new Set(outgoing.replies.peek().filter(({ state }) => state === 'failed').map(({ id }) => id));
    take(held);
    for (const { id, caseId, meanwhile } of held) {
      if (!meanwhile || known.has(id) || caseId === openCase.id.peek()) continue;
      const number = inbox.find(caseId)?.number;
      notices.show({
        text: text.sending.stopped(number === undefined ? text.sending.someCase : `#${number}`),
        tone: 'bad',
        action: { label: text.sending.look, run: () => show(caseId) },
      });
    }
  }

  return {
    load,
    take,
    apply(event) {
      if (event.kind !== 'reply.held' && event.kind !== 'reply.stopped' && event.kind !== 'reply.undone') return;
      if (event.by === self()) {
        const known = outgoing.replies.peek().some(({ id }) => id === event.id);
        if (event.kind === 'reply.undone') takingBack.undone(event.id);
        else if (event.kind === 'reply.stopped' || !known) void load();
      } else if (event.kind !== 'reply.undone' && event.caseId === openCase.id.peek()) void openCase.reload();
    },
  };
}
