import { spoken } from '../i18n/text.ts';

/** A moment as a player reads it in a list: the time today, else the day. */
export function dayOrTime(ms: number, nowMs = Date.now()): string {
  const then = new Date(ms);
  const today = new Date(nowMs).toDateString() === then.toDateString();
  return today
    ? then.toLocaleTimeString(locale(), { hour: 'numeric', minute: '2-digit' })
    : then.toLocaleDateString(locale(), { month: 'short', day: 'numeric' });
}

/** A day as it stands between messages. */
export const day = (ms: number) =>
  new Date(ms).toLocaleDateString(locale(), { weekday: 'short', month: 'short', day: 'numeric' });

/** A moment to come, by the player's own clock. */
export const dayAndTime = (ms: number) =>
  new Date(ms).toLocaleString(locale(), { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });

/** A time to the second. */
export const clock = (ms: number) => new Date(ms).toLocaleTimeString(locale());

/** The player's own kind of the language in use, such as `de-AT`; with the digits that the rest of the panel has. */
function locale(): string {
  const { tag } = spoken.value;
  const own = navigator.languages.find((each) => each.split('-')[0] === tag.split('-')[0]);
  return `${own?.includes('-u-') ? tag : (own ?? tag)}-u-nu-latn`;
}

/** A moment in full, for what is kept. */
export const inFull = (ms: number) => new Date(ms).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });
