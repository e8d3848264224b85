import type { Uuid } from '../ids.ts';

/** The messages of a case have come to one side's screen or device up to and with number `upTo`. */
export interface CaseDelivered {
  kind: 'case.delivered';
  caseId: Uuid;
  to: 'player' | 'staff';
  upTo: number;
}
