import type { Uuid } from './ids.ts';
import type { Problem } from './problems.ts';
import type { SyncAnswer, SyncRequest } from './sync.ts';
import type { Update } from './updates/index.ts';

/**
 * Socket.IO, path `/v1/live`, `auth: { token }` with the player's token; who has none is refused with a problem code in
 * `error.data.code`. It brings early what sync brings anyway, and what may be lost: who is there, who writes, the place
 * in line. Nothing that must last rides on it alone.
 */
export interface PlayerClientEvents {
  /** `POST /v1/sync` by another way, answered by the same code: the answer, or the problem that HTTP would give. */
  sync: (request: SyncRequest, answer: (answer: SyncAnswer | Problem) => void) => void;
  /** The conversation on screen, or none. */
  watch: (caseId: Uuid | null) => void;
  /** The player writes just now in the conversation that is watched. */
  typing: () => void;
}

export interface PlayerServerEvents {
  updates: (pushed: PushedUpdates) => void;
  line: (place: PlaceInLine) => void;
  near: (near: Near) => void;
}

/** The part of a feed after one cursor. Who stands at another one passes it over and syncs. */
export interface PushedUpdates {
  after: string;
  cursor: string;
  updates: Update[];
}

export interface PlaceInLine {
  caseId: Uuid;
  /** From 1: the next. */
  place: number;
  /** Milliseconds, from how fast the line has moved of late; null when that is not known. */
  expectedWaitMs: number | null;
}

/** What the other side of a conversation does just now: `typing` holds for `LIMITS.nearMs`, `here` for `LIMITS.hereMs`. */
export interface Near {
  caseId: Uuid;
  /** Has the conversation on screen. */
  here: boolean;
  typing: boolean;
}

/** `GET /v1/chat/<game>`: whether a live conversation can be begun. */
export interface ChatAvailability {
  state: 'open' | 'closed' | 'line_full';
  /** With `closed`: when somebody is back, milliseconds since 1970; absent when that is not known. */
  opensAt?: number;
  /** How many wait. */
  waiting: number;
  /** For who comes now; null when it is not known. */
  expectedWaitMs: number | null;
}
