import type { OpeningHours } from './hours.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Who opens later than this is taken for closed for good. */
const LOOK_AHEAD_DAYS = 370;

/** What the wall shows at a moment. */
interface Wall {
  /** For example `2026-12-25`. */
  date: string;
  minute: number;
  /** The wall's date and time, read as if they were UTC; less the moment it is the offset. */
  asUtcMs: number;
}

/** Whether it is open at `ms`. Decided by the clock on the wall, so an hour that comes twice in autumn is open twice. */
export function isOpenAt(hours: OpeningHours, ms: number): boolean {
  const { date, minute } = wallAt(hours.timeZone, ms);
  return spansOn(hours, date).some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
}

/** The first moment from `ms` on at which it is open, `ms` itself included; null when there is none within a year. */
export function opensNextAt(hours: OpeningHours, ms: number): number | null {
  if (isOpenAt(hours, ms)) return ms;
  const today = Date.parse(wallAt(hours.timeZone, ms).date);
  for (let i = 0; i <= LOOK_AHEAD_DAYS; i++) {
    const dayMs = today + i * DAY_MS;
    const found = openingsOn(hours, dayMs).filter((at) => at >= ms && isOpenAt(hours, at));
    if (found.length > 0) return Math.min(...found);
  }
  return null;
}

/** Moments of one day at which it may open: where a span begins, and where the clock is put forward or back into one. */
function openingsOn(hours: OpeningHours, dayMs: number): number[] {
  const { timeZone } = hours;
  const date = isoDate(dayMs);
  const [before, after] = [offsetAt(timeZone, dayMs - DAY_MS), offsetAt(timeZone, dayMs + 2 * DAY_MS)];
  const spans = spansOn(hours, date);
  if (spans.length === 0) return [];
  const starts = spans.flatMap(({ fromMinute }) => [before, after].map((offset) => dayMs + fromMinute * MINUTE_MS - offset));
  if (before === after) return starts;
  const change = changeBetween(timeZone, dayMs - DAY_MS, dayMs + 2 * DAY_MS);
  return wallAt(timeZone, change).date === date ? [...starts, change] : starts;
}

/** The moment at which the offset changes, somewhere between two of which it has changed; to the minute. */
function changeBetween(timeZone: string, fromMs: number, toMs: number): number {
  const before = offsetAt(timeZone, fromMs);
  let [low, high] = [fromMs / MINUTE_MS, toMs / MINUTE_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

function spansOn({ weekly, exceptions }: OpeningHours, date: string) {
  const day = ((new Date(date).getUTCDay() + 6) % 7) + 1;
  return exceptions.find((one) => one.date === date)?.spans ?? weekly.filter((one) => one.day === day);
}

const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const offsetAt = (timeZone: string, ms: number) => wallAt(timeZone, ms).asUtcMs - Math.floor(ms / MINUTE_MS) * MINUTE_MS;

/** A formatter takes longer to make than to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function wallAt(timeZone: string, ms: number): Wall {
  let format = formats.get(timeZone);
  if (!format) {
    const number = '2-digit';
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone, year: 'numeric', month: number, day: number, hour: number, minute: number, hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const minute = Number(parts['hour']) * 60 + Number(parts['minute']);
  return { date, minute, asUtcMs: Date.parse(date) + minute * MINUTE_MS };
}
