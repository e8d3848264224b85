import { text } from '../i18n/text.ts';

/** Spans of milliseconds in, words out. */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The two largest units: `42 s`, `12 min`, `1 h 20 min`, `3 d 4 h`. */
export function duration(spanMs: number): string {
  const ms = Math.max(0, spanMs);
  if (ms < MINUTE_MS) return text.time.seconds(Math.floor(ms / SECOND_MS));
  if (ms < HOUR_MS) return text.time.minutes(Math.floor(ms / MINUTE_MS));
  if (ms < DAY_MS) return pair(ms, HOUR_MS, text.time.hours, MINUTE_MS, text.time.minutes);
  return pair(ms, DAY_MS, text.time.days, HOUR_MS, text.time.hours);
}

type Unit = (count: number) => string;

function pair(ms: number, bigMs: number, bigUnit: Unit, smallMs: number, smallUnit: Unit): string {
  const small = Math.floor((ms % bigMs) / smallMs);
  const big = bigUnit(Math.floor(ms / bigMs));
  return small > 0 ? `${big} ${smallUnit(small)}` : big;
}

/** Where something stands beside a moment: `−0:42`, `−1:02:05`, `+0:03`, `−3 d 4 h`. */
export function offset(spanMs: number): string {
  const ms = Math.abs(spanMs);
  const sign = spanMs > 0 ? '+' : '\u2212';
  if (ms >= DAY_MS) return `${sign}${duration(ms)}`;
  const seconds = Math.floor(ms / SECOND_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h === 0 && m === 0 && s === 0) return '0:00';
  return h > 0 ? `${sign}${h}:${two(m)}:${two(s)}` : `${sign}${m}:${two(s)}`;
}
