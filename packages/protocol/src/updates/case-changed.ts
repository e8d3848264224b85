import type { Uuid } from '../ids.ts';
import type { Topic } from '../topics.ts';
import type { Answers, FormRef } from '../content/form.ts';
import type { CaseState, LiveState, Solved } from './message.ts';

/** A case was opened, answered, closed or opened again: its whole head as it now stands. */
export interface CaseChanged {
  kind: 'case.changed';
  caseId: Uuid;
  /** Short number a player can tell an agent. */
  number: number;
  topic: Topic;
  state: CaseState;
  openedAt: number;
  /** An agent asks whether it is solved, or the player has said so. */
  solved?: Solved;
  /** What the player gave, 1 to 5. */
  rating?: number;
  /** With the first of a case: what the player answered in the form. */
  form?: FormRef;
  answers?: Answers;
  /** Absent where it never was a live conversation. */
  live?: LiveState;
  /** The live conversation, or the last one. */
  chatId?: Uuid;
  /** Shown name of the agent in the live conversation. */
  agent?: string;
}
