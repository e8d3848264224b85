import type { Context } from '../context.ts';
import type { Uuid } from '../ids.ts';
import type { Topic } from '../topics.ts';
import type { CaseState } from '../updates/message.ts';

/** Who a case is from, at a glance. */
export interface PlayerCard {
  /** When the player was first seen, milliseconds since 1970. */
  since: number;
  /** Whether the studio's token says who this is. */
  verified: boolean;
  /** Until then banned; 0: not. */
  bannedUntil: number;
  /** All cases of the player, this one too. */
  cases: number;
  /** What came of the player in the last 48 hours. */
  recent: { cases: number; messages: number };
  /** What the player gave, newest first, at most 10. */
  ratings: { number: number; score: number; comment?: string; at: number }[];
  /** Whose the player's case that was changed last among those with an owner is. */
  lastOwner?: { id: Uuid; name: string };
  /** What the game told with the case before this one. */
  before?: { id: Uuid; number: number; openedAt: number; context: ComparedContext };
}

/** What is worth comparing from one report to the next. */
export type ComparedContext = Pick<Context, 'game' | 'device' | 'screen' | 'locale'>;

export interface EarlierCase {
  id: Uuid;
  number: number;
  topic: Topic;
  state: CaseState;
  subject: string;
  openedAt: number;
  build?: string;
  rating?: number;
}
