import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { LIMITS, type CaseSummary, type Near, type StaffPush, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import type { Live } from './live.ts';

/** Live conversations: who waits for an agent, and what the player of the open case does just now. */
export interface Chats {
  /** Who has waited longest first. */
  readonly waiting: ReadonlySignal<readonly CaseSummary[]>;
  /** The player of the case on screen; null while nothing is known. */
  readonly near: ReadonlySignal<Near | null>;
  load(): Promise<void>;
  apply(push: StaffPush): void;
  heard(near: Near): void;
  /** The case on screen. */
  watch(caseId: Uuid | null): void;
  /** The agent writes in it. */
  typing(): void;
}

export function createChats(api: Api, live: Live, page: { now(): number; later(run: () => void, ms: number): void }): Chats {
  const waiting = signal<readonly CaseSummary[]>([]);
  const near = signal<Near | null>(null);
  /** What was pushed while the list was on its way: the answer may be older. Null when none is. */
  let early: (readonly CaseSummary[])[] | null = null;
  let watched: Uuid | null = null;
  let typedAt = 0;
  let heardAt = 0;

  const put = (cases: readonly CaseSummary[]) => {
    const changed = new Set(cases.map(({ id }) => id));
    const all = [...waiting.peek().filter(({ id }) => !changed.has(id)), ...cases.filter((one) => one.live === 'waiting')];
    waiting.value = all.sort((a, b) => (a.liveSince ?? 0) - (b.liveSince ?? 0));
    for (const { id, live: is, lastSeq, staffDeliveredSeq } of cases) {
      if ((is === 'waiting' || is === 'active') && lastSeq > staffDeliveredSeq) live.delivered(id, lastSeq);
    }
  };

  return {
    waiting,
    near,
    async load() {
      const pushed: (readonly CaseSummary[])[] = (early = []);
      const found = await api.waitingChats().catch(() => null);
      // It was asked again since.
      if (pushed !== early) return;
      early = null;
      if (!found) return;
      batch(() => {
        waiting.value = [];
        put(found);
        pushed.forEach(put);
      });
    },
    apply(push) {
      if (push.cases.length === 0) return;
      early?.push(push.cases);
      put(push.cases);
    },
    heard(said) {
      if (said.caseId !== watched) return;
      near.value = said;
      const mine = ++heardAt;
      page.later(() => mine === heardAt && near.value && (near.value = { ...near.value, typing: false }), LIMITS.nearMs);
      page.later(() => mine === heardAt && (near.value = null), LIMITS.hereMs);
    },
    watch(caseId) {
      watched = caseId;
      near.value = null;
      live.watch(caseId);
    },
    typing() {
      if (page.now() - typedAt < LIMITS.nearMs / 2) return;
      typedAt = page.now();
      live.typing();
    },
  };
}
