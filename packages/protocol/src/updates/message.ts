import type { Attachment } from '../attachment.ts';
import type { Uuid } from '../ids.ts';

export type CaseState = 'open' | 'answered' | 'closed';

/** `asked`: an agent takes the case for solved and asks the player. `confirmed`: the player says so. */
export type Solved = 'asked' | 'confirmed';
/**
 * How far a case is a conversation at the same time: never one; in line for an agent; with an agent; or no longer, and
 * a case like any other.
 */
export type LiveState = 'none' | 'waiting' | 'active' | 'ended';

/** One message of a case as both sides show it. `seq` counts a case's messages from 1, without gaps. */
export interface Message {
  id: Uuid;
  seq: number;
  from: 'player' | 'staff';
  /** Shown name of the agent; absent for the player's own. */
  author?: string;
  text: string;
  /** The same with its marks, for `parseRich`; from staff alone. Who does not know it shows `text`. */
  markdown?: string;
  /** Milliseconds since 1970 by the server's clock. */
  at: number;
  attachments: Attachment[];
}
