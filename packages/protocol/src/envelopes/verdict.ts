import type { CaseConfirm } from './case-confirm.ts';
import type { CaseRate } from './case-rate.ts';
import type { CaseReopen } from './case-reopen.ts';

/** What a player says of a case's end. */
export type Verdict = CaseConfirm | CaseReopen | CaseRate;

export function isVerdict<E extends { kind: string }>(envelope: E): envelope is E & Verdict {
  return /^case\.(confirm|reopen|rate)$/.test(envelope.kind);
}
