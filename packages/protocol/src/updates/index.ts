import type { CaseChanged } from './case-changed.ts';
import type { CaseDelivered } from './case-delivered.ts';
import type { CaseErased } from './case-erased.ts';
import type { CaseSeen } from './case-seen.ts';
import type { MessageAdded } from './message-added.ts';
import type { MessageChanged } from './message-changed.ts';

/**
 * Everything a player can learn. Applying one twice changes nothing; a client passes over kinds it does not know.
 * The server writes them, so they are types only.
 */
export type Update = CaseChanged | MessageAdded | CaseSeen | CaseDelivered | CaseErased | MessageChanged;

export type { CaseChanged, CaseDelivered, CaseErased, CaseSeen, MessageAdded, MessageChanged };
