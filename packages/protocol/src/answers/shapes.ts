import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';

/** Shapes of which answers are made. They describe what the server writes, so they hold it to no limits. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds since 1970 by the server's clock. */
export const time = v.number();
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const side = v.picklist(['player', 'staff']);
export const somebody = v.object({ id, name: v.string() });
/** What was saved, under which number. */
export const version = v.object({ version: count });
/** Number of a publication. */
export const sequence = v.object({ sequence: count });
