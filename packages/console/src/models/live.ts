import type { BulkProgress, ColleagueNear, Near, StaffPush, Uuid, ViewCounts } from '@savepoint/protocol';

/** `connecting` before the first success, `lost` when it had stood and broke. */
export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveListener {
  /** The last cursor that was taken in: where to go on from. */
  cursor(): string;
  push(push: StaffPush): void;
  /** What the player of the watched case does just now. */
  near(near: Near): void;
  /** Who of the colleagues has a case on screen. */
  colleague(near: ColleagueNear): void;
  /** What the views count now. */
  counts(counts: ViewCounts): void;
  /** How far a change of many cases is. */
  bulk(progress: BulkProgress): void;
  state(state: LiveState): void;
  /** The server says, or lets guess, that the session is over. */
  signedOut(): void;
}

/** The early word from the server. It may break at any time; the truth is asked for by `Api`. */
export interface Live {
  /** Connects and stays connected. Returns what ends it. */
  start(listener: LiveListener): () => void;
  /** The case on screen, also after the line has broken and come back. What is said here may be lost. */
  watch(caseId: Uuid | null): void;
  typing(): void;
  /** An answer was begun in the watched case, or given up: colleagues are told, the player is not. */
  writing(begun: boolean): void;
  delivered(caseId: Uuid, upTo: number): void;
}
