import * as v from 'valibot';
import * as LIMITS from './limits.ts';
import type { RejectionCode } from './problems.ts';
import type { Uuid } from './ids.ts';
import type { Update } from './updates/index.ts';

/**
 * `POST /v1/sync`, `authorization: Bearer <player token>`. Envelopes are validated one by one after this shape,
 * so that a bad one never stops the good ones beside it.
 */
export const syncRequest = v.object({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The last cursor this client kept, or null. Opaque to the client. */
  cursor: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  /** The client's clock at sending, milliseconds since 1970: ages are told by it, whatever it shows. */
  sentAt: v.number(),
  envelopes: v.pipe(v.array(v.unknown()), v.maxLength(LIMITS.envelopesPerSync)),
  /** The case whose conversation is on screen, if any; the server then asks for a shorter poll. */
  watching: v.optional(v.nullable(v.string())),
});

export type SyncRequest = v.InferOutput<typeof syncRequest>;

/** What became of one envelope. `id` is null when the envelope had none that could be read. */
export type SyncResult = { id: Uuid | null } & (
  | { status: 'stored' }
  | { status: 'duplicate' }
  /** `opensAt`, with `closed`: when somebody is back, milliseconds since 1970; absent when that is not known. */
  | { status: 'rejected'; code: RejectionCode; message: string; field?: string; opensAt?: number }
  | { status: 'retry'; afterMs: number }
);

export interface SyncAnswer {
  /** One for each envelope, in the order of the request. */
  results: SyncResult[];
  updates: Update[];
  cursor: string;
  /** True when the cursor sent is not one of this database's: the updates start from the beginning again. */
  reset?: true;
  /** True when more updates wait: ask again at once. */
  more?: true;
  /** Milliseconds until the client should ask again; 0: not until the player does something. */
  nextPollMs: number;
}
