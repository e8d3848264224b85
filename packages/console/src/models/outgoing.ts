import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { newId, type ReplyActions, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError, type ApiError } from './api-error.ts';
import type { OutgoingReply, OutgoingStore } from './outgoing-store.ts';
import type { Unreached } from './repeat-unreached.ts';

/**
 * Replies on their way: text in, one stored message out, however often it must be tried. What failed for want of the line
 * is tried again by itself; what the server refused waits for the agent.
 */
export interface Outgoing extends Unreached {
  /** Everything that is not confirmed yet, oldest first. */
  readonly replies: ReadonlySignal<readonly PendingReply[]>;
  /** `seenSeq`: the last message on screen. A colleague's answer after it stops this one before it is sent. */
  send(caseId: Uuid, text: string, seenSeq: number, actions?: ReplyActions): void;
  /** Sends what was stopped all the same. */
  force(id: Uuid): void;
  /** Tries everything of this case that failed once more, under the same ids. */
  retry(caseId: Uuid): void;
  /** The server has this message: it is no longer on its way. */
  confirm(id: Uuid): void;
  /** Takes a failed reply back, for its text to be changed. */
  withdraw(id: Uuid): PendingReply | undefined;
  /** Takes up what was on its way when the page was last left. */
  restore(): void;
}

export interface PendingReply extends OutgoingReply {
  /** `stored`: the server has it, and this screen waits to see it in the case. */
  state: 'sending' | 'stored' | 'failed';
  /** Why it failed; null when the page was left while it was on its way. */
  problem: ApiError | null;
}

export interface OutgoingParts {
  api: Api;
  store: OutgoingStore;
  now(): number;
  /** Called when the server has a reply; the case on screen may still lack it. */
  stored(caseId: Uuid): void;
}

export function createOutgoing({ api, store, now, stored }: OutgoingParts): Outgoing {
  const replies = signal<readonly PendingReply[]>([]);
  const busy = new Set<Uuid>();
  const unreached = computed(() => replies.value.filter(({ state, problem }) => state === 'failed' && problem && !problem.refused));

  function put(next: readonly PendingReply[]): void {
    replies.value = next;
    const unsure = next.filter(({ state }) => state !== 'stored');
    store.write(unsure.map(({ state: _state, problem: _problem, ...reply }) => reply));
  }

  const confirm = (id: Uuid) => {
    if (replies.value.some((reply) => reply.id === id)) put(replies.value.filter((reply) => reply.id !== id));
  };

  function mark(caseId: Uuid, state: 'sending' | 'failed', problem: ApiError | null): void {
    const fits = (reply: PendingReply) => reply.caseId === caseId && reply.state !== 'stored';
    put(replies.value.map((reply) => (fits(reply) ? { ...reply, state, problem } : reply)));
  }

  /** One after the other within a case: the player must read them in the order they were written in. */
  async function drain(caseId: Uuid): Promise<void> {
    if (busy.has(caseId)) return;
    busy.add(caseId);
    try {
      for (;;) {
        const first = replies.value.find((reply) => reply.caseId === caseId && reply.state !== 'stored');
        if (first?.state !== 'sending') return;
        const { id, text, seenSeq, force, actions } = first;
        await api.reply(caseId, { id, text, seenSeq, ...(force && { force }), ...(actions && { actions }) });
        put(replies.value.map((reply) => (reply.id === first.id ? { ...reply, state: 'stored' } : reply)));
        stored(caseId);
      }
    } catch (thrown) {
      mark(caseId, 'failed', asApiError(thrown));
    } finally {
      busy.delete(caseId);
    }
  }

  function retry(caseId: Uuid): void {
    mark(caseId, 'sending', null);
    void drain(caseId);
  }

  return {
    replies: computed(() => replies.value),
    send(caseId, text, seenSeq, actions) {
      const reply = { id: newId(), caseId, text, seenSeq, ...(actions && { actions }) };
      put([...replies.value, { ...reply, at: now(), state: 'sending', problem: null }]);
      void drain(caseId);
    },
    force(id) {
      const forced = replies.value.find((reply) => reply.id === id && reply.state === 'failed');
      if (!forced) return;
      put(replies.value.map((reply) => (reply === forced ? { ...reply, force: true } : reply)));
      retry(forced.caseId);
    },
    retry,
    unreached: computed(() => unreached.value.length > 0),
    retryUnreached() {
      for (const caseId of new Set(unreached.value.map((reply) => reply.caseId))) retry(caseId);
    },
    confirm,
    withdraw(id) {
      const reply = replies.value.find((one) => one.id === id && one.state === 'failed');
      if (reply) confirm(id);
      return reply;
    },
    restore() {
      replies.value = store.read().map((reply) => ({ ...reply, state: 'failed', problem: null }));
    },
  };
}
