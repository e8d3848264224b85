import * as v from 'valibot';
import * as LIMITS from '../limits.ts';
import { personText } from '../text.ts';
import { envelope } from './envelope.ts';

/** How the player found the help, from 1 (bad) to 5 (good). A later rating takes the place of an earlier one. */
export const caseRate = envelope(
  'case.rate',
  v.object({
    score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    comment: v.optional(v.pipe(personText, v.maxLength(LIMITS.ratingChars))),
  }),
);

export type CaseRate = v.InferOutput<typeof caseRate>;
