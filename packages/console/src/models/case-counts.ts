import type { CaseState, CaseSummary } from '@savepoint/protocol';

/** Cases by state, and a case as it was and as it is; the counts after that change out. */
export type CaseCounts = Record<CaseState, number>;

export interface Recount {
  counts: CaseCounts;
  /** False when the case's earlier state was not known: then only the server can tell. */
  certain: boolean;
}

export function recount(
  counts: CaseCounts,
  before: CaseSummary | undefined,
  after: CaseSummary,
  opened: boolean,
): Recount {
  if (before?.state === after.state) return { counts, certain: true };
  const next = { ...counts, [after.state]: counts[after.state] + 1 };
  if (before) next[before.state] = Math.max(0, counts[before.state] - 1);
  else if (!opened) return { counts, certain: false };
  return { counts: next, certain: before !== undefined };
}
