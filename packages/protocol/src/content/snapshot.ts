import * as v from 'valibot';
import { announcement, type Announcement } from './announcement.ts';
import { section, type HelpSection } from './article.ts';
import { topicForm, type TopicForm } from './form.ts';
import { openingHours, type OpeningHours } from './hours.ts';
import { menu, type Menu } from './menu.ts';
import { widgetTheme, type WidgetTheme } from './theme.ts';

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
  theme: v.optional(widgetTheme),
});

/** Named part by part: where only declarations are read, TypeScript gives up inferring it as a whole. */
export interface HelpSnapshot {
  language: string;
  sequence: number;
  sections: HelpSection[];
  menu: Menu;
  forms: TopicForm[];
  announcements: Announcement[];
  hours?: OpeningHours | undefined;
  theme?: WidgetTheme | undefined;
}
