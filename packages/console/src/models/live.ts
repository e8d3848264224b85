import type { StaffPush } from '@savepoint/protocol';

/** `connecting` before the first success, `lost` when it had stood and broke. */
export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveListener {
  /** The last cursor that was taken in: where to go on from. */
  cursor(): string;
  push(push: StaffPush): void;
  state(state: LiveState): void;
  /** The server says, or lets guess, that the session is over. */
  signedOut(): void;
}

/** The early word from the server. It may break at any time; the truth is asked for by `Api`. */
export interface Live {
  /** Connects and stays connected. Returns what ends it. */
  start(listener: LiveListener): () => void;
}
