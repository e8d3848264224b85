import * as v from 'valibot';
import { envelope } from './envelope.ts';

/** A player has seen every message of a case up to and with number `upTo`. Only ever moves forward. */
export const caseRead = envelope('case.read', v.object({ upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) }));

export type CaseRead = v.InferOutput<typeof caseRead>;
