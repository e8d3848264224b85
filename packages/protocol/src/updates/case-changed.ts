import type { Uuid } from '../ids.ts';
import type { Topic } from '../topics.ts';
import type { CaseState } from './message.ts';

/** A case was opened, answered, closed or opened again: its whole head as it now stands. */
export interface CaseChanged {
  kind: 'case.changed';
  caseId: Uuid;
  /** Short number a player can tell an agent. */
  number: number;
  topic: Topic;
  state: CaseState;
  openedAt: number;
}
