import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { newId, type HeldReply, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { ApiError, asApiError } from './api-error.ts';
import type { Drafts } from './drafts.ts';
import type { OutgoingReply, OutgoingStore, Written } from './outgoing-store.ts';
import type { Unreached } from './repeat-unreached.ts';

/**
 * Replies on their way: text in, one stored message out, however often it must be tried. What failed for want of the line
 * is tried again by itself; what the server refused waits for the agent.
 */
export interface Outgoing extends Unreached {
  /** Everything that the player has not got for certain, oldest first. */
  readonly replies: ReadonlySignal<readonly PendingReply[]>;
  /** `seenSeq`: the last message on screen. A colleague's answer after it stops this one before it is sent. */
  send(caseId: Uuid, written: Written): void;
  /** Sends what was stopped all the same. */
  force(id: Uuid): void;
  /** Tries everything of this case that failed once more, under the same ids. */
  retry(caseId: Uuid): void;
  /** Ends when nothing of this case is on its way to the server. */
  settled(caseId: Uuid): Promise<void>;
  /** The player has this message, or never will: it is no longer on its way. */
  confirm(id: Uuid): void;
  /** Takes up what was on its way when the page was last left, and what tabs that are gone had on theirs. */
  restore(): void;
  /** Leaves what is on its way to other tabs: nobody is signed in here. */
  leave(): void;
  /** Takes up what the server says it holds of this agent. */
  adopt(held: readonly HeldReply[]): void;
}

export interface PendingReply extends OutgoingReply {
  /**
   * `behind`: it waits for one of its case that failed. `held`: the server sends it at `endsAt` unless it is taken back.
   * `stored`: the player has it, and this screen waits to see it in the case.
   */
  state: 'sending' | 'behind' | 'held' | 'stored' | 'failed';
  /** Why it failed; null when the page was left, or the session ended, while it was on its way. */
  problem: ApiError | null;
  /** Until when it can be taken back, by this machine's clock. */
  endsAt?: number;
  /** The server keeps it, and nothing is lost with this browser. */
  kept?: boolean;
}

export interface OutgoingParts {
  api: Api;
  store: OutgoingStore;
  drafts: Pick<Drafts, 'settled'>;
  now(): number;
  /** Called when the server has a reply, which the player gets after so long; the case on screen may still lack it. */
  stored(caseId: Uuid, afterMs: number): void;
}

export function createOutgoing({ api, store, drafts, now, stored }: OutgoingParts): Outgoing {
  const replies = signal<readonly PendingReply[]>([]);
  const busy = new Map<Uuid, Promise<void>>();
  const unreached = computed(() => replies.value.filter(({ state, problem }) => state === 'failed' && problem && !problem.refused));

  function put(next: readonly PendingReply[]): void {
    replies.value = next;
    const unsure = next.filter(({ state, kept }) => state !== 'stored' && !kept);
    store.write(unsure.map(({ state: _state, problem: _problem, endsAt: _endsAt, kept: _kept, ...reply }) => reply));
  }

  function confirm(id: Uuid): void {
    const gone = replies.value.find((reply) => reply.id === id);
    if (!gone) return;
    put(replies.value.filter((reply) => reply !== gone));
    // What was sent since may have waited behind it.
    drain(gone.caseId);
  }
  const changeOne = (id: Uuid, to: Partial<PendingReply>) =>
    put(replies.value.map((reply) => (reply.id === id ? { ...reply, ...to } : reply)));

  /** The one of a case whose turn it is. */
  const firstOf = (caseId: Uuid) => replies.value.find((one) => one.caseId === caseId && one.state !== 'stored' && one.state !== 'held');

  /** One after the other within a case: the player must read them in the order they were written in. */
  async function sendAll(caseId: Uuid): Promise<void> {
    try {
      for (;;) {
        await drafts.settled(caseId, 'reply');
        const first = firstOf(caseId);
        if (first?.state !== 'sending') return;
        const { state: _state, problem: _problem, endsAt: _endsAt, kept: _kept, caseId: _caseId, at: _at, ...reply } = first;
        try {
          await api.reply(caseId, reply);
        } catch (thrown) {
          // One that was taken back meanwhile says nothing of those behind it.
          if (!replies.value.some(({ id }) => id === first.id)) continue;
          return changeOne(first.id, { state: 'failed', problem: asApiError(thrown) });
        }
        const { holdMs = 0 } = reply;
        changeOne(first.id, holdMs > 0 ? { state: 'held', kept: true, endsAt: now() + holdMs } : { state: 'stored' });
        stored(caseId, holdMs);
      }
    } finally {
      busy.delete(caseId);
    }
  }

  function drain(caseId: Uuid): void {
    if (!busy.has(caseId)) busy.set(caseId, sendAll(caseId));
  }

  function retry(caseId: Uuid): void {
    put(replies.value.map((reply) => (reply.caseId === caseId && reply.state === 'failed' ? { ...reply, state: 'sending', problem: null } : reply)));
    drain(caseId);
  }

  return {
    replies: computed(() =>
      replies.value.map((reply) =>
        reply.state === 'sending' && firstOf(reply.caseId)?.state === 'failed' ? { ...reply, state: 'behind' } : reply,
      ),
    ),
    send(caseId, written) {
      put([...replies.value, { ...written, id: newId(), caseId, at: now(), state: 'sending', problem: null }]);
      drain(caseId);
    },
    force(id) {
      const forced = replies.value.find((reply) => reply.id === id && reply.state === 'failed');
      if (!forced) return;
      changeOne(id, { force: true });
      retry(forced.caseId);
    },
    retry,
    settled: async (caseId) => busy.get(caseId),
    unreached: computed(() => unreached.value.length > 0),
    retryUnreached() {
      for (const caseId of new Set(unreached.value.map((reply) => reply.caseId))) retry(caseId);
    },
    confirm,
    restore() {
      replies.value = [];
      store.claim((found) => {
        const fresh = found.filter(({ id }) => !replies.value.some((one) => one.id === id));
        put([...replies.value, ...fresh.map((reply): PendingReply => ({ ...reply, state: 'failed', problem: null }))]);
      });
    },
    leave: store.leave,
    adopt(held) {
      const taken = held.map(({ meanwhile, leftMs, heldAt, by: _by, ...reply }): PendingReply => {
        const known = replies.value.find(({ id }) => id === reply.id);
        if (known && known.state !== 'failed' && !meanwhile) return { ...known, actions: reply.actions };
        const problem = meanwhile ? new ApiError('answered_meanwhile', { meanwhile }) : null;
        const state = meanwhile ? 'failed' : 'held';
        return { ...reply, seenSeq: reply.seenSeq ?? 0, at: heldAt, state, problem, endsAt: now() + leftMs, kept: true };
      });
      const ids = new Set(taken.map(({ id }) => id));
      if (taken.length > 0) put([...replies.value.filter(({ id }) => !ids.has(id)), ...taken].toSorted((a, b) => a.at - b.at));
    },
  };
}
