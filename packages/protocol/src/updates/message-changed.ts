import type { Uuid } from '../ids.ts';
import type { Message } from './message.ts';

/** A part of a message was blacked out: it takes the place of the one of the same id, wherever that is shown or kept. */
export interface MessageChanged {
  kind: 'message.changed';
  caseId: Uuid;
  message: Message;
}
