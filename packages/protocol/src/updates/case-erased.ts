import type { Uuid } from '../ids.ts';

/** A case was erased on the server: the player's devices forget their copies, and no number or word of it is left. */
export interface CaseErased {
  kind: 'case.erased';
  caseId: Uuid;
}
