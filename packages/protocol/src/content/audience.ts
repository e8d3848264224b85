import * as v from 'valibot';
import { isRange } from './builds.ts';

/** Whom something is for; everybody where it says nothing. */
export const audience = v.object({
  /** Builds of the game, for example `>=1.4 <2` or `1.3.* || 1.5.*`. */
  builds: v.optional(v.pipe(v.string(), v.maxLength(200), v.check(isRange, 'not a range of builds'))),
  /** Kinds of device or systems as reports name them: `phone`, `Android`. */
  platforms: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.maxLength(30))),
});

export type Audience = v.InferOutput<typeof audience>;
