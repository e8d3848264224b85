import type { Uuid } from '../ids.ts';
import type { Near } from '../live.ts';
import type { Message } from '../updates/message.ts';
import type { BulkProgress } from './bulk.ts';
import type { CaseSummary } from './cases.ts';
import type { CaseEdited } from './edits.ts';
import type { CaseNote } from './notes.ts';
import type { ViewCounts } from './views.ts';

/** What happened to a case, in the order in which it was committed. */
export type StaffEvent = { caseId: Uuid } & (
  | { kind: 'case.opened' }
  | { kind: 'message.added'; message: Message }
  | { kind: 'case.changed' }
  /** A part of a message was blacked out. */
  | { kind: 'message.changed'; message: Message }
  | { kind: 'case.erased' }
  /** A reply waits for its undo, was stopped because a colleague's came first, or was taken back; its words are in no log. */
  | { kind: 'reply.held' | 'reply.stopped' | 'reply.undone'; id: Uuid; by: Uuid }
  | { kind: 'case.edited'; edit: CaseEdited }
  | { kind: 'note.added'; note: CaseNote }
  | { kind: 'case.confirmed' }
  | { kind: 'case.reopened' }
  | { kind: 'case.rated'; score: number; comment?: string }
  | { kind: 'case.seen'; by: 'player' | 'staff'; upTo: number }
  | { kind: 'case.delivered'; to: 'player' | 'staff'; upTo: number }
);

/**
 * Socket.IO, path `/staff/live`, session cookie. The console emits `follow` with its last cursor and gets what it missed,
 * then every later push, as event `push`. Cases stand in a push as they are now, one for each case an event names.
 */
export interface StaffPush {
  cursor: string;
  events: StaffEvent[];
  cases: CaseSummary[];
  /** True when the cursor was not one of this log's: load the list anew. */
  reset?: true;
}

/** A colleague has a case on screen (`here`), has begun an answer in it (`writing`), or is at it no more; holds for `LIMITS.hereMs`. */
export interface ColleagueNear {
  caseId: Uuid;
  staff: { id: Uuid; name: string };
  state: 'here' | 'writing' | 'gone';
}

export interface StaffServerEvents {
  /** May be lost, and is said anew while it holds. */
  colleague: (near: ColleagueNear) => void;
  push: (push: StaffPush) => void;
  /** The session has ended: sign in again. */
  signedOut: () => void;
  /** What the player of the case that is watched does just now; may be lost. */
  near: (near: Near) => void;
  /** What the desk's views count now: soon after a change, and seldom however many there are. */
  counts: (counts: ViewCounts) => void;
  /** How far a change of many cases has come that one has asked for. */
  bulk: (progress: BulkProgress) => void;
}

export interface StaffClientEvents {
  follow: (cursor: string) => void;
  /** The case on screen, or none: its player hears who is there, and this console of its player. */
  watch: (caseId: Uuid | null) => void;
  /** The agent writes just now in the case that is watched. */
  typing: () => void;
  /** The agent has begun an answer in the case that is watched, or given it up. The player does not hear of it. */
  writing: (begun: boolean) => void;
  /** The messages of a live conversation have come here, up to and with number `upTo`. */
  delivered: (caseId: Uuid, upTo: number) => void;
}
