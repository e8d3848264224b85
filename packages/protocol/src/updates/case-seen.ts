import type { Uuid } from '../ids.ts';

/** One side has read a case up to and with message number `upTo`. */
export interface CaseSeen {
  kind: 'case.seen';
  caseId: Uuid;
  by: 'player' | 'staff';
  upTo: number;
}
