import * as v from 'valibot';
import { announcement } from './announcement.ts';
import { section } from './article.ts';
import { topicForm } from './form.ts';
import { openingHours } from './hours.ts';
import { menu } from './menu.ts';

/**
 * All a game tells its players in one language, at `/content/<sha256>.json`: what stands under an address never changes.
 * `sequence` is that of the manifest which first named it.
 */
export const helpSnapshot = v.object({
  language: v.string(),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sections: v.array(section),
  menu,
  forms: v.array(topicForm),
  announcements: v.array(announcement),
  hours: v.optional(openingHours),
});

export type HelpSnapshot = v.InferOutput<typeof helpSnapshot>;
