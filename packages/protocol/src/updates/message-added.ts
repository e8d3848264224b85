import type { Uuid } from '../ids.ts';
import type { Message } from './message.ts';

/** A message stands in a case: the player's own (from any device) or an agent's. */
export interface MessageAdded {
  kind: 'message.added';
  caseId: Uuid;
  message: Message;
}
