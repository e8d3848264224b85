import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CasePage, CaseSummary, Found, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError, type ApiError } from './api-error.ts';
import { builtIn, DEFAULT_VIEW, type Asked } from './asked.ts';
import { isUnread } from './freshest.ts';
import { EMPTY_LIST, settled, withPage, withPush } from './inbox-list.ts';
import type { Unreached } from './repeat-unreached.ts';

/** The live list: what is asked for and pushes in, rows and what waits out. */
export interface Inbox extends Unreached {
  readonly asked: ReadonlySignal<Asked>;
  readonly rows: ReadonlySignal<readonly CaseSummary[]>;
  /** Where each case says what is looked for. */
  readonly found: ReadonlySignal<Readonly<Record<Uuid, Found>>>;
  readonly phase: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly problem: ReadonlySignal<ApiError | null>;
  /** The next page; `failed`: it is not asked for by scrolling on alone. */
  readonly more: ReadonlySignal<'none' | 'idle' | 'loading' | 'failed'>;
  /** How many new or newly written cases wait above a list that is held. */
  readonly waiting: ReadonlySignal<number>;
  readonly unread: ReadonlySignal<number>;
  /** Place in the event log before which the first page was read; null until there is one. */
  readonly position: ReadonlySignal<string | null>;
  /** Loads the first page, in place of all that is shown. */
  load(asked: Asked): Promise<void>;
  /** Forgets every case: the next agent at this desk may not see them. */
  clear(): void;
  loadMore(): Promise<void>;
  apply(push: StaffPush): void;
  /** Someone reads the list: nothing moves until it is let go. */
  hold(held: boolean): void;
  /** Shows what waits now. */
  settle(): void;
  /** The case that is open stays in the list even when it no longer matches. */
  keep(id: Uuid | null): void;
  find(id: Uuid): CaseSummary | undefined;
  /** Marks as read on this screen before the server says so. */
  markRead(id: Uuid, upTo: number): void;
}

const PAGE_SIZE = 100;

export function createInbox(api: Pick<Api, 'cases'>, staffId: () => string): Inbox {
  const asked = signal<Asked>(builtIn(DEFAULT_VIEW));
  const list = signal(EMPTY_LIST);
  const found = signal<Readonly<Record<Uuid, Found>>>({});
  const phase = signal<'loading' | 'ready' | 'failed'>('loading');
  const problem = signal<ApiError | null>(null);
  const next = signal<string | undefined>(undefined);
  const position = signal<string | null>(null);
  const loadingMore = signal(false);
  /** Why the next page did not come. */
  const stuck = signal<ApiError | null>(null);
  const kept = signal<Uuid | null>(null);
  const rows = computed(() => list.value.order.flatMap((id) => list.value.byId.get(id) ?? []));
  let held = false;
  let generation = 0;
  let early: StaffPush[] = [];

  const holding = () => ({
    asked: asked.value,
    looking: { staffId: staffId(), nowMs: Date.now() },
    kept: kept.value,
    whole: next.value === undefined,
  });
  const settle = () => void (list.value = settled(list.value, holding()));

  function show(page: CasePage): void {
    batch(() => {
      list.value = withPage(EMPTY_LIST, page.cases);
      found.value = page.found ?? {};
      next.value = page.next;
      position.value = page.cursor;
      phase.value = 'ready';
      const pushes = early;
      early = [];
      pushes.forEach(apply);
    });
  }

  async function load(wanted: Asked): Promise<void> {
    const mine = ++generation;
    batch(() => {
      asked.value = wanted;
      phase.value = 'loading';
      problem.value = stuck.value = null;
      next.value = undefined;
      list.value = { ...list.value, waiting: [] };
    });
    early = [];
    try {
      const page = await api.cases({ conditions: wanted.conditions, sort: wanted.sort, limit: PAGE_SIZE });
      if (mine === generation) show(page);
    } catch (thrown) {
      if (mine !== generation) return;
      batch(() => {
        problem.value = asApiError(thrown);
        phase.value = 'failed';
      });
    }
  }

  async function loadMore(): Promise<void> {
    const before = next.value;
    if (!before || loadingMore.value || phase.value !== 'ready') return;
    const mine = generation;
    loadingMore.value = true;
    stuck.value = null;
    try {
      const { conditions, sort } = asked.value;
      const page = await api.cases({ conditions, sort, before, limit: PAGE_SIZE });
      if (mine !== generation) return;
      batch(() => {
        list.value = withPage(list.value, page.cases);
        if (page.found) found.value = { ...found.value, ...page.found };
        next.value = page.next;
      });
    } catch (thrown) {
      if (mine === generation) stuck.value = asApiError(thrown);
    } finally {
      loadingMore.value = false;
    }
  }

  function apply(push: StaffPush): void {
    if (phase.value !== 'ready') {
      early.push(push);
      return;
    }
    batch(() => {
      list.value = withPush(list.value, push.cases, holding());
      if (!held) settle();
    });
  }

  return {
    asked,
    rows,
    found,
    phase,
    problem,
    more: computed(() => (loadingMore.value ? 'loading' : stuck.value ? 'failed' : next.value ? 'idle' : 'none')),
    waiting: computed(() => list.value.waiting.length),
    unread: computed(() => {
      const known = [...list.value.byId.values()];
      return known.filter((one) => one.state !== 'closed' && isUnread(one)).length;
    }),
    position,
    unreached: computed(() => (problem.value ?? stuck.value)?.refused === false),
    retryUnreached() {
      if (problem.peek()?.refused === false) void load(asked.peek());
      else if (stuck.peek()?.refused === false) void loadMore();
    },
    load,
    clear() {
      generation++;
      batch(() => {
        list.value = EMPTY_LIST;
        next.value = undefined;
        position.value = null;
        problem.value = stuck.value = null;
        phase.value = 'loading';
      });
    },
    loadMore,
    apply,
    hold(now) {
      held = now;
      if (!held) settle();
    },
    settle,
    keep(id) {
      kept.value = id;
      if (!held) settle();
    },
    find: (id) => list.value.byId.get(id),
    markRead(id, upTo) {
      const one = list.value.byId.get(id);
      if (!one || one.staffReadSeq >= upTo) return;
      list.value = { ...list.value, byId: new Map(list.value.byId).set(id, { ...one, staffReadSeq: upTo }) };
    },
  };
}
