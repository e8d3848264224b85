import { isId, LIMITS, REJECTIONS, withinLevel } from '@savepoint/protocol';
import type { CollectionLevel, Context, Envelope, RejectionCode, SyncResult, Uuid } from '@savepoint/protocol';
import { envelopes, storable } from '@savepoint/protocol/schemas';
import * as v from 'valibot';

export type Checked =
  | { envelope: Envelope; tooOld: boolean; result?: never }
  | { envelope?: never; result: SyncResult };

/**
 * In: one envelope as it came, the client's clock at sending and the game's level. Out: the envelope, fit to be stored, or the result it
 * is answered with. Nothing here reads the database, so what is refused costs next to nothing.
 */
export function checkEnvelope(given: unknown, sentAt: number, level: CollectionLevel): Checked {
  const id = readId(given);
  let json: string;
  try {
    json = JSON.stringify(given) ?? '';
  } catch {
    // JSON can nest deeper than the stack: it is refused here, before anything else walks through it.
    return refuse(id, 'malformed');
  }
  if (Buffer.byteLength(json) > LIMITS.envelopeBytes) return refuse(id, 'too_large');
  const outer = v.safeParse(kinded, given);
  if (!outer.success) return refuse(id, 'malformed', v.getDotPath(outer.issues[0]) ?? undefined);
  const { kind } = outer.output;
  if (!isKnown(kind)) return refuse(id, 'unsupported');
  const parsed = v.safeParse(envelopes[kind], given);
  if (!parsed.success) return refuse(id, 'malformed', v.getDotPath(parsed.issues[0]) ?? undefined);
  return { envelope: storableContext(parsed.output, level), tooOld: isTooOld(parsed.output, sentAt) };
}

/**
 * Whether an envelope's first result may be forgotten by now. Both times are of the client's clock, so one that is
 * wrong but steady makes nothing old; the server's own clock would refuse every report of a device that lives in 1970.
 *
 * A clock that was moved in between deceives this rule both ways, and the time inside the envelope's UUIDv7 does not
 * help: the same clock made it. So nothing that matters hangs on it. What is really old and looks young is recognised
 * in `decide` by what it wrote, and is a `duplicate`; what looks old but has a result is answered with that result;
 * only what nobody remembers and looks old is refused, and then the player is told and keeps the text.
 */
function isTooOld(envelope: Envelope, sentAt: number): boolean {
  return sentAt - envelope.at > LIMITS.resultsKeptMs;
}

export function rejected(id: Uuid | null, code: RejectionCode, field?: string): SyncResult {
  return { id, status: 'rejected', code, message: REJECTIONS[code], ...(field !== undefined && { field }) };
}

const idText = v.pipe(v.string(), v.check((text) => isId(text), 'not a UUID'));
const kinded = v.looseObject({ id: idText, kind: v.string() });

function isKnown(kind: string): kind is keyof typeof envelopes {
  return Object.hasOwn(envelopes, kind);
}

function refuse(id: Uuid | null, code: RejectionCode, field?: string): Checked {
  return { result: rejected(id, code, field) };
}

function readId(given: unknown): Uuid | null {
  return typeof given === 'object' && given !== null && 'id' in given && isId(given.id) ? given.id : null;
}

/**
 * What the game's level allows of the context, whatever a client collected. A studio's own facts may hold any string; a
 * NUL in one of them must not cost the report.
 */
function storableContext(envelope: Envelope, level: CollectionLevel): Envelope {
  if (envelope.kind !== 'case.open') return envelope;
  const context = storableParts(withinLevel(envelope.body.context, level)) as Context;
  return { ...envelope, body: { ...envelope.body, context } };
}

/** What came as JSON, with every text in it, names too, such that PostgreSQL takes it. */
function storableParts(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(storableParts);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storableParts(part)]));
}
