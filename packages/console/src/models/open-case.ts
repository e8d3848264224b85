import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CaseDetail, CaseSummary, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError, type ApiError } from './api-error.ts';
import { applyPush } from './conversation.ts';
import type { Drafts } from './drafts.ts';
import type { Early, ReadAhead } from './read-ahead.ts';
import { isUnread } from './freshest.ts';
import type { Unreached } from './repeat-unreached.ts';

/** The one case on screen: its id in, its conversation kept up to date out. */
export interface OpenCase extends Unreached {
  readonly id: ReadonlySignal<Uuid | null>;
  readonly detail: ReadonlySignal<CaseDetail | null>;
  /** What the list knew, shown until the detail is here. */
  readonly head: ReadonlySignal<CaseSummary | null>;
  readonly problem: ReadonlySignal<ApiError | null>;
  /** Up to where staff had read when the case was opened, if that left something unread: it is marked as new. */
  readonly readBefore: ReadonlySignal<number | null>;
  open(id: Uuid | null, head?: CaseSummary): Promise<void>;
  /** Asks the server for the whole case again. */
  reload(): Promise<void>;
  apply(push: StaffPush): void;
  /** Tells the server what has been seen, once for each new message. */
  markRead(): void;
}

/** Who is told of what comes with a case, and of what was read in it. */
export interface OpenCaseListeners {
  read(id: Uuid, upTo: number): void;
  drafts: Pick<Drafts, 'moment' | 'take'>;
}

export function createOpenCase(api: Api, told: OpenCaseListeners, ahead: Pick<ReadAhead, 'take'>): OpenCase {
  const id = signal<Uuid | null>(null);
  const detail = signal<CaseDetail | null>(null);
  const head = signal<CaseSummary | null>(null);
  const problem = signal<ApiError | null>(null);
  const readBefore = signal<number | null>(null);
  /** What was pushed while a load was on its way: the answer may be older. Null when none is. */
  let early: StaffPush[] | null = null;
  /** Seen, and the server could not be told. */
  const untold = signal(false);
  const unreached = computed(() => untold.value || (problem.value !== null && !problem.value.refused));
  let loads = 0;
  let toldUpTo = 0;

  async function load(read: Early | null = null): Promise<void> {
    const wanted = id.peek();
    if (!wanted) return;
    const mine = ++loads;
    const asked = read?.asked ?? told.drafts.moment();
    problem.value = null;
    early = [];
    try {
      const loaded = await (read?.detail.catch(() => api.caseById(wanted)) ?? api.caseById(wanted));
      if (mine !== loads) return;
      const pushes = early;
      early = null;
      batch(() => {
        told.drafts.take(loaded.id, loaded.drafts, asked);
        if (!detail.value) readBefore.value = isUnread(loaded) ? loaded.staffReadSeq : null;
        take(loaded, pushes);
      });
    } catch (thrown) {
      if (mine !== loads) return;
      early = null;
      problem.value = asApiError(thrown);
    }
  }

  function take(from: CaseDetail, pushes: readonly StaffPush[]): void {
    let [gap, stale] = [false, false];
    let next = from;
    for (const push of pushes) {
      const summary = push.cases.find((one) => one.id === from.id);
      const applied = applyPush(next, push.events, summary);
      ({ detail: next, gap } = applied);
      stale ||= applied.stale;
    }
    detail.value = next;
    head.value = next;
    if (gap || stale) void load();
  }

  function tellRead(): void {
    const [current, upTo] = [id.peek()!, toldUpTo];
    untold.value = false;
    api.read(current, { upTo }).then(
      () => told.read(current, upTo),
      (thrown: unknown) => {
        if (id.peek() === current && toldUpTo === upTo) untold.value = !asApiError(thrown).refused;
      },
    );
  }

  return {
    id,
    detail,
    head,
    problem,
    readBefore,
    open(wanted, known) {
      if (wanted === id.peek() && (detail.peek() || !wanted)) return Promise.resolve();
      loads++;
      early = null;
      toldUpTo = 0;
      batch(() => {
        id.value = wanted;
        detail.value = null;
        head.value = known ?? null;
        problem.value = null;
        readBefore.value = null;
        untold.value = false;
      });
      return load(wanted ? ahead.take(wanted) : null);
    },
    reload: () => load(),
    unreached,
    retryUnreached() {
      if (untold.peek()) tellRead();
      if (problem.peek()?.refused === false) void load();
    },
    apply(push) {
      early?.push(push);
      const current = detail.peek();
      const known = push.cases.find((one) => one.id === id.peek());
      if (current) take(current, [push]);
      else if (known) head.value = known;
    },
    markRead() {
      const current = detail.peek();
      const upTo = current?.messages.at(-1)?.seq ?? 0;
      if (!current || upTo <= Math.max(current.staffReadSeq, toldUpTo)) return;
      toldUpTo = upTo;
      tellRead();
    },
  };
}
