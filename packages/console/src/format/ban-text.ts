import { text } from '../i18n/text.ts';
import { fullTime } from './time.ts';

/** Whoever is banned for longer than this is banned for good. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** The end of a ban, milliseconds since 1970, in; how it is called out. */
export function banText(untilMs: number, nowMs: number): string {
  const { banned, bannedUntil } = text.context.card;
  return untilMs - nowMs > LONGEST_MS ? banned : bannedUntil(fullTime(untilMs));
}
