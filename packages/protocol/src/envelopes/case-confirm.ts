import * as v from 'valibot';
import { envelope } from './envelope.ts';

/**
 * The player says that the case is solved, having seen its messages up to and with number `upTo`. When more has been said
 * since, it is noted but the case stays as it is: the player has not seen that yet.
 */
export const caseConfirm = envelope('case.confirm', v.object({ upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) }));

export type CaseConfirm = v.InferOutput<typeof caseConfirm>;
