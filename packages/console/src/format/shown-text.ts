import { text } from '../i18n/text.ts';
import { momentText } from './time.ts';

/** From when and until when an announcement is shown in, a few words for a table out. */
export function shownText({ from, until }: { from?: number; until?: number }, nowMs: number): string {
  const words = text.help.shown;
  if (until !== undefined && until <= nowMs) return words.over(momentText(until));
  const ends = [from !== undefined && from > nowMs && words.from(momentText(from)), until !== undefined && words.until(momentText(until))];
  return ends.filter(Boolean).join(' ') || words.always;
}
