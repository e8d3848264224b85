import type { CaseChanged } from './case-changed.ts';
import type { CaseDelivered } from './case-delivered.ts';
import type { CaseSeen } from './case-seen.ts';
import type { MessageAdded } from './message-added.ts';

/**
 * Everything a player can learn. Applying one twice changes nothing; a client passes over kinds it does not know.
 * The server writes them, so they are types only.
 */
export type Update = CaseChanged | MessageAdded | CaseSeen | CaseDelivered;

export type { CaseChanged, CaseDelivered, CaseSeen, MessageAdded };
