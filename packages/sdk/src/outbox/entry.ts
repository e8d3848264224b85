import { isWriting, type Envelope, type RejectionCode } from '@savepoint/protocol';

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

/** SHA-256 of the files that these messages name: bytes that several share stand on the device once. */
export const attachedTo = (entries: readonly { entry: Waiting | Refused }[]): Set<string> =>
  new Set(entries.flatMap(({ entry: { envelope } }) => (isWriting(envelope) ? envelope.body.attachments.map(({ sha256 }) => sha256) : [])));

/** A stored entry, or undefined when a newer version wrote it: that one is left untouched for its own code. */
export function known<T extends Waiting | Refused>(stored: unknown): T | undefined {
  return (stored as T | undefined)?.v === 1 ? (stored as T) : undefined;
}
