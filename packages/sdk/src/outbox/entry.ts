import type { Envelope, RejectionCode } from '@savepoint/protocol';

/** One envelope on its way, as stored under `o/<number>`. `v` is raised with every change of the shape. */
export interface Waiting {
  v: 1;
  envelope: Envelope;
  /** SHA-256 of the files whose bytes must be sent before the envelope; the bytes stand under `f/<sha256>`. */
  files: string[];
}

/** One envelope the server refused, as stored under `r/<number>`: shown to the player until dealt with. */
export interface Refused {
  v: 1;
  envelope: Envelope;
  code: RejectionCode;
  message: string;
}

/** A stored entry, or undefined when a newer version wrote it: that one is left untouched for its own code. */
export function known<T extends Waiting | Refused>(stored: unknown): T | undefined {
  return (stored as T | undefined)?.v === 1 ? (stored as T) : undefined;
}
