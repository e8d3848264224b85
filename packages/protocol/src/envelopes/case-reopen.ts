import * as v from 'valibot';
import { envelope } from './envelope.ts';

/** The player says that the case is not solved; `upTo` as in `case.confirm`. It waits for an agent again. */
export const caseReopen = envelope('case.reopen', v.object({ upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) }));

export type CaseReopen = v.InferOutput<typeof caseReopen>;
