import { signal, type ReadonlySignal } from '@preact/signals';
import { LIMITS, type ColleagueNear, type Uuid } from '@savepoint/protocol';
import type { Live } from './live.ts';

/** Which colleagues have which cases on screen, and in which they have begun an answer. May be a few seconds late. */
export interface Company {
  readonly byCase: ReadonlySignal<ReadonlyMap<Uuid, readonly ColleagueNear[]>>;
  heard(near: ColleagueNear): void;
  /** One has begun an answer in the open case, or given it up. */
  writing(begun: boolean): void;
  /** Another case is on screen. */
  moved(): void;
}

export function createCompany(
  live: Pick<Live, 'writing'>,
  staffId: () => string,
  page: { now(): number; later(run: () => void, ms: number): void },
): Company {
  const byCase = signal<ReadonlyMap<Uuid, readonly ColleagueNear[]>>(new Map());
  const heardAt = new Map<string, number>();
  let told = false;

  function put({ caseId, staff, state }: ColleagueNear, near: ColleagueNear | null): void {
    const others = (byCase.peek().get(caseId) ?? []).filter((one) => one.staff.id !== staff.id);
    const there = near && state !== 'gone' ? [...others, near] : others;
    const next = new Map(byCase.peek());
    if (there.length > 0) next.set(caseId, there);
    else next.delete(caseId);
    byCase.value = next;
  }

  return {
    byCase,
    heard(near) {
      if (near.staff.id === staffId()) return;
      const key = `${near.caseId} ${near.staff.id}`;
      const mine = (heardAt.get(key) ?? 0) + 1;
      heardAt.set(key, mine);
      put(near, near);
      // It is said anew while it holds; a node that died says nothing.
      page.later(() => {
        if (heardAt.get(key) !== mine) return;
        heardAt.delete(key);
        put(near, null);
      }, LIMITS.hereMs);
    },
    writing(begun) {
      if (begun === told) return;
      told = begun;
      live.writing(begun);
    },
    moved: () => void (told = false),
  };
}
