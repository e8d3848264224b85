import * as v from 'valibot';
import { isId } from '../ids.ts';

export const id = v.pipe(v.string(), v.check((text) => isId(text), 'not a UUID'));

/** Milliseconds since 1970 by the client's clock. Shown, never used to order or to decide. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** One durable thing a player did: `kind` says what, `body` says it whole. `id` is made once and repeated on every try. */
export const envelope = <K extends string, B extends v.GenericSchema>(kind: K, body: B) =>
  v.object({ id, kind: v.literal(kind), at, caseId: id, body });

/** The same of what belongs to the player and to no case. */
export const playerEnvelope = <K extends string, B extends v.GenericSchema>(kind: K, body: B) =>
  v.object({ id, kind: v.literal(kind), at, body });
