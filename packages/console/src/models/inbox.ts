import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CasePage, CaseSummary, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api, CaseFilter } from './api.ts';
import { asApiError, type ApiError } from './api-error.ts';
import { recount, type CaseCounts } from './case-counts.ts';
import { isUnread } from './freshest.ts';
import { EMPTY_LIST, settled, withPage, withPush } from './inbox-list.ts';

/** The live list: filters and pushes in, rows, counts and what waits out. */
export interface Inbox {
  readonly filter: ReadonlySignal<CaseFilter>;
  readonly rows: ReadonlySignal<readonly CaseSummary[]>;
  readonly counts: ReadonlySignal<CaseCounts>;
  readonly phase: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly problem: ReadonlySignal<ApiError | null>;
  readonly more: ReadonlySignal<'none' | 'idle' | 'loading'>;
  /** How many new or newly written cases wait above a list that is held. */
  readonly waiting: ReadonlySignal<number>;
  readonly unread: ReadonlySignal<number>;
  /** Place in the event log before which the first page was read; null until there is one. */
  readonly position: ReadonlySignal<string | null>;
  /** Loads the first page, in place of all that is shown. */
  load(filter: CaseFilter): Promise<void>;
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

const PAGE_SIZE = 50;
/** Counting is dear for the server: whatever happens, the desk asks for it no oftener. */
const RECOUNT_MS = 5_000;

export function createInbox(api: Api, later: (run: () => void, delayMs: number) => void): Inbox {
  const filter = signal<CaseFilter>({ state: 'open' });
  const list = signal(EMPTY_LIST);
  const counts = signal<CaseCounts>({ open: 0, answered: 0, closed: 0 });
  const phase = signal<'loading' | 'ready' | 'failed'>('loading');
  const problem = signal<ApiError | null>(null);
  const next = signal<string | undefined>(undefined);
  const position = signal<string | null>(null);
  const loadingMore = signal(false);
  const kept = signal<Uuid | null>(null);
  const rows = computed(() => list.value.order.flatMap((id) => list.value.byId.get(id) ?? []));
  let held = false;
  let generation = 0;
  let recounting = false;
  let early: StaffPush[] = [];

  const settle = () => void (list.value = settled(list.value, filter.value, kept.value));

  function show(page: CasePage): void {
    batch(() => {
      list.value = withPage(EMPTY_LIST, page.cases);
      counts.value = page.counts;
      next.value = page.next;
      position.value = page.cursor;
      phase.value = 'ready';
      const pushes = early;
      early = [];
      pushes.forEach(apply);
    });
  }

  async function load(wanted: CaseFilter): Promise<void> {
    const mine = ++generation;
    batch(() => {
      filter.value = wanted;
      phase.value = 'loading';
      problem.value = null;
      next.value = undefined;
      list.value = { ...list.value, waiting: [] };
    });
    early = [];
    try {
      const page = await api.cases({ ...wanted, limit: PAGE_SIZE });
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
    try {
      const page = await api.cases({ ...filter.value, before, limit: PAGE_SIZE });
      if (mine !== generation) return;
      batch(() => {
        list.value = withPage(list.value, page.cases);
        next.value = page.next;
      });
    } catch {
      // The place in the list stays: scrolling on asks again.
    } finally {
      loadingMore.value = false;
    }
  }

  function apply(push: StaffPush): void {
    if (phase.value !== 'ready') {
      early.push(push);
      return;
    }
    const opened = new Set(push.events.filter(({ kind }) => kind === 'case.opened').map(({ caseId }) => caseId));
    batch(() => {
      for (const after of push.cases) count(after, opened.has(after.id));
      list.value = withPush(list.value, push.cases, filter.value, kept.value);
      if (!held) settle();
    });
  }

  function count(after: CaseSummary, opened: boolean): void {
    if (filter.value.game && after.gameId !== filter.value.game) return;
    const changed = recount(counts.value, list.value.byId.get(after.id), after, opened);
    counts.value = changed.counts;
    if (changed.certain || recounting) return;
    recounting = true;
    later(() => void askCounts(), RECOUNT_MS);
  }

  async function askCounts(): Promise<void> {
    recounting = false;
    const mine = generation;
    const { game } = filter.value;
    const page = await api.cases({ ...(game && { game }), limit: 1 }).catch(() => null);
    if (page && mine === generation) counts.value = page.counts;
  }

  return {
    filter,
    rows,
    counts,
    phase,
    problem,
    more: computed(() => (loadingMore.value ? 'loading' : next.value ? 'idle' : 'none')),
    waiting: computed(() => list.value.waiting.length),
    unread: computed(() => {
      const known = [...list.value.byId.values()];
      return known.filter((one) => one.state !== 'closed' && isUnread(one)).length;
    }),
    position,
    load,
    clear() {
      generation++;
      batch(() => {
        list.value = EMPTY_LIST;
        next.value = undefined;
        position.value = null;
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
