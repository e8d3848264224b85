import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { Uuid } from '../ids.ts';
import * as LIMITS from '../limits.ts';
import { personText } from '../text.ts';
import { TOPICS } from '../topics.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.textChars));

/** What every redaction says. What is named by its place is another thing once somebody has taken something away. */
const redaction = {
  /** Why; stands in the case's time line and in the audit log, which nothing erases. */
  reason: v.pipe(personText, v.maxLength(500)),
  /** The last redaction in the case's time line that whoever asks has seen, null for none; another gives `version_mismatch`. */
  after: v.nullable(id),
};

/**
 * `POST /staff/messages/:id/redact`, answered 204: parts of a message's text, in UTF-16 units, and files by their places are
 * taken away for good, on the server and on the player's devices.
 */
export const redactRequest = v.object({
  ...redaction,
  ranges: v.optional(
    v.pipe(
      v.array(v.pipe(v.object({ from: place, to: place }), v.check(({ from, to }) => from < to, 'empty'))),
      v.maxLength(100),
    ),
    [],
  ),
  files: v.optional(v.pipe(v.array(place), v.maxLength(LIMITS.attachmentsPerMessage)), []),
});
export type RedactRequest = v.InferOutput<typeof redactRequest>;

const name = v.pipe(v.string(), v.maxLength(200));

/**
 * `POST /staff/cases/:id/redact`, answered 204: parts of what was sent along with a report, each by its path in the context
 * (`['device', 'model']`, `['breadcrumbs', '3']`), and answers by their fields, are taken away for good.
 */
export const redactCaseRequest = v.object({
  ...redaction,
  context: v.optional(v.pipe(v.array(v.pipe(v.array(name), v.minLength(1), v.maxLength(10))), v.maxLength(100)), []),
  answers: v.optional(v.pipe(v.array(name), v.maxLength(100)), []),
});
export type RedactCaseRequest = v.InferOutput<typeof redactCaseRequest>;

/** `POST /staff/players/:id/erase`: the player's id once more, so that nobody erases by a slip. */
export const eraseRequest = v.object({ confirm: v.string() });

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500));

/** `PUT /staff/games/:game/retention`: after how many days without a change closed cases are erased; absent: never. */
export const retention = v.object({
  days: v.optional(days),
  /** Topics that are kept for longer, or shorter. */
  topics: v.optional(v.record(v.picklist(TOPICS), days)),
});
export type Retention = v.InferOutput<typeof retention>;

/** What was erased: how many rows by table and how many files, and one hash over all of it. No content. */
export interface ErasureProof {
  id: Uuid;
  playerId: Uuid;
  at: number;
  counts: Record<string, number>;
  sha256: string;
}
