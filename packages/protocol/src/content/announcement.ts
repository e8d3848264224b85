import * as v from 'valibot';
import * as LIMITS from '../limits.ts';
import { storable } from '../text.ts';
import { authorLine, contentId, link } from './article.ts';
import { audience } from './audience.ts';

const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** Something every player should know first: news, or a problem that is known and being mended. */
export const announcement = v.object({
  id: contentId,
  kind: v.picklist(['news', 'problem']),
  title: authorLine,
  text: v.pipe(v.string(), v.maxLength(LIMITS.announcementChars), v.transform(storable)),
  link: v.optional(link),
  /** When it begins and ceases to be shown, milliseconds since 1970; at once and until it is taken back otherwise. */
  from: v.optional(instant),
  until: v.optional(instant),
  audience: v.optional(audience),
});

export type Announcement = v.InferOutput<typeof announcement>;
