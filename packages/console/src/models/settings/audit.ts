import { signal, type ReadonlySignal } from '@preact/signals';
import type { AuditEntry } from '@savepoint/protocol';
import { asApiError, type ApiError } from '../api-error.ts';
import type { Http } from '../http.ts';

/** What staff did, newest first, page by page. */
export interface Audit {
  readonly entries: ReadonlySignal<readonly AuditEntry[]>;
  readonly phase: ReadonlySignal<'loading' | 'more' | 'whole'>;
  readonly problem: ReadonlySignal<ApiError | null>;
  /** From the newest on. */
  load(): Promise<void>;
  /** The page before. */
  loadOlder(): Promise<void>;
}

export function createAudit(http: Http): Audit {
  const entries = signal<readonly AuditEntry[]>([]);
  const phase = signal<'loading' | 'more' | 'whole'>('more');
  const problem = signal<ApiError | null>(null);
  let next: number | null = null;
  let asked = 0;

  async function take(before: number | null): Promise<void> {
    const mine = ++asked;
    phase.value = 'loading';
    try {
      const url = `/staff/audit${before === null ? '' : `?before=${before}`}`;
      const page = await http.get<{ entries: AuditEntry[]; next: number | null }>(url);
      if (mine !== asked) return;
      next = page.next;
      entries.value = before === null ? page.entries : [...entries.value, ...page.entries];
      problem.value = null;
    } catch (thrown) {
      if (mine !== asked) return;
      problem.value = asApiError(thrown);
    }
    phase.value = next === null && problem.value === null ? 'whole' : 'more';
  }

  return {
    entries,
    phase,
    problem,
    load: () => take(null),
    loadOlder: async () => {
      if (phase.value === 'more') await take(next);
    },
  };
}
