import { inLanguage, text } from '../i18n/text.ts';

/** Moments (milliseconds since 1970) in, words for people out, in the agent's own time zone. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const format = (options: Intl.DateTimeFormatOptions) =>
  inLanguage((locale) => new Intl.DateTimeFormat(locale, options));

const clockFormat = format({ hour: '2-digit', minute: '2-digit' });
const fullFormat = format({ dateStyle: 'full', timeStyle: 'long' });
const momentFormat = format({ dateStyle: 'medium', timeStyle: 'medium' });
const dayFormat = format({ weekday: 'long', day: 'numeric', month: 'long' });
const dayYearFormat = format({ day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = format({ day: 'numeric', month: 'short' });
const shortDayYearFormat = format({ day: 'numeric', month: 'short', year: 'numeric' });

/** How long ago, as short as a list needs: `now`, `4 min`, `3 h`, `2 d`, `12 Nov`. */
export function shortAge(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return text.time.now;
  if (ageMs < HOUR_MS) return text.time.minutes(Math.floor(ageMs / MINUTE_MS));
  if (ageMs < DAY_MS) return text.time.hours(Math.floor(ageMs / HOUR_MS));
  if (ageMs < 7 * DAY_MS) return text.time.days(Math.floor(ageMs / DAY_MS));
  return shortDay(atMs, nowMs);
}

/** `12 Nov`, with the year when it is not this one. */
export function shortDay(atMs: number, nowMs: number): string {
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return (sameYear ? shortDayFormat() : shortDayYearFormat()).format(atMs);
}

/** `14:05`. */
export const clock = (atMs: number): string => clockFormat().format(atMs);

/** `12 Nov 2026, 14:05:09`, for lists that are read years later. */
export const momentText = (atMs: number): string => momentFormat().format(atMs);

/** The exact moment, for titles. */
export const fullTime = (atMs: number): string => fullFormat().format(atMs);

export function sameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).toDateString() === new Date(bMs).toDateString();
}

/** `Today`, `Yesterday`, `Monday 16 November`, `3 January 2025`. */
export function dayName(atMs: number, nowMs: number): string {
  if (sameDay(atMs, nowMs)) return text.time.today;
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (sameDay(atMs, yesterday.getTime())) return text.time.yesterday;
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return (sameYear ? dayFormat() : dayYearFormat()).format(atMs);
}
