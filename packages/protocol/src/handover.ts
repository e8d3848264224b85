import * as v from 'valibot';
import { id } from './envelopes/envelope.ts';
import type { Uuid } from './ids.ts';
import * as LIMITS from './limits.ts';
import { gameId } from './players.ts';
import type { SyncResult } from './sync.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * A report that cannot leave by network, saved by the player as `savepoint-report-<first 8 of the case id>.json` and
 * handed over by mail or chat; staff give it to `POST /staff/import`. It carries the very envelopes that wait in the
 * outbox, so it counts once, whether it comes by file, by network or by both. No token and no secret is in it: whoever
 * gets the file can read this report, and cannot sign in as the player.
 */
export const handover = v.object({
  format: v.literal('savepoint-report'),
  v: v.literal(1),
  game: gameId,
  install: v.object({
    id,
    /**
     * SHA-256 of the install's secret as UTF-8, in hex: the player made from the file then belongs to the install that
     * has the secret and to nobody else. Absent where the page has no `crypto.subtle`; then the first to register the
     * install gets the player.
     */
    secretSha256: v.optional(sha256),
  }),
  /** The client's clock when the file was made, as `sentAt` of a sync. */
  exportedAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  /** Everything unsent of one case, in the outbox's order. Judged one by one, as in a sync. */
  envelopes: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(LIMITS.handoverEnvelopes)),
  /** The bytes that the envelopes name, as many of them as the client still has. */
  files: v.pipe(
    v.array(
      v.object({
        sha256,
        /** MIME type as the client saw it; the server decides by content. */
        type: v.pipe(v.string(), v.maxLength(LIMITS.contextChars)),
        base64: v.string(),
      }),
    ),
    v.maxLength(LIMITS.handoverFiles),
  ),
});

export type Handover = v.InferOutput<typeof handover>;

/** `POST /staff/import`: the file as the body, at most `LIMITS.handoverBytes`. */
export interface ImportAnswer {
  caseId: Uuid;
  /** Null when the player has no such case here: nothing of the file could be stored. */
  number: number | null;
  /** One for each envelope, in the order of the file. */
  results: SyncResult[];
  /** SHA-256 of the files whose kind is not taken; the case names them as missing. */
  refusedFiles: string[];
}
