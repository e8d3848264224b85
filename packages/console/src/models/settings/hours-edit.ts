import type { OpeningHours } from '@savepoint/protocol';

/** From and until when by the clock on the wall, `09:00`; one that ends no later than it begins ends on the next day. */
export interface SpanEdit {
  from: string;
  to: string;
}

/** Opening hours as somebody writes them: seven days from Monday on, and days that are not like others. */
export interface HoursEdit {
  timeZone: string;
  week: SpanEdit[][];
  holidays: { date: string; spans: SpanEdit[] }[];
}

const DAY_MINUTES = 24 * 60;

const clock = (minute: number) =>
  `${String(Math.floor((minute % DAY_MINUTES) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const minuteOf = (said: string) => Number(said.slice(0, 2)) * 60 + Number(said.slice(3, 5));

/** What the server keeps in; spans that were parted at midnight are one again. */
export function hoursEdit({ timeZone, weekly, exceptions }: OpeningHours): HoursEdit {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => weekly.filter((span) => span.day === day));
  /** The part of the night that belongs to the evening before. */
  const night = (at: number) => {
    const evening = days[at]!.find(({ toMinute, fromMinute }) => toMinute === DAY_MINUTES && fromMinute > 0);
    const morning = days[(at + 1) % 7]!.find(({ fromMinute, toMinute }) => fromMinute === 0 && toMinute < DAY_MINUTES);
    return evening && morning && morning.toMinute <= evening.fromMinute ? { evening, morning } : undefined;
  };
  const week = days.map((spans, at) => {
    const before = night((at + 6) % 7)?.morning;
    const own = night(at);
    return spans
      .filter((span) => span !== before)
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map((span) => ({ from: clock(span.fromMinute), to: clock(span === own?.evening ? own.morning.toMinute : span.toMinute) }));
  });
  const holidays = exceptions.map(({ date, spans }) => {
    return { date, spans: spans.map(({ fromMinute, toMinute }) => ({ from: clock(fromMinute), to: clock(toMinute) })) };
  });
  return { timeZone, week, holidays };
}

/** What somebody writes in; what goes past midnight is parted there. */
export function hoursOf({ timeZone, week, holidays }: HoursEdit): OpeningHours {
  const weekly = week.flatMap((spans, at) =>
    spans.flatMap((span) =>
      parted(span).map((part, past) => ({ day: (((at + past) % 7) + 1) as OpeningHours['weekly'][number]['day'], ...part })),
    ),
  );
  return {
    timeZone,
    weekly: weekly.sort((a, b) => a.day - b.day || a.fromMinute - b.fromMinute),
    exceptions: holidays
      .map(({ date, spans }) => ({ date, spans: spans.flatMap((span) => parted(span).slice(0, 1)) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

function parted({ from, to }: SpanEdit): { fromMinute: number; toMinute: number }[] {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  if (end > begin) return [{ fromMinute: begin, toMinute: end }];
  const evening = { fromMinute: begin, toMinute: DAY_MINUTES };
  return end === 0 ? [evening] : [evening, { fromMinute: 0, toMinute: end }];
}

export type HoursFault = 'span' | 'night' | 'date' | 'twice';

/** What does not hold, by where it stands: `week.0`, `holidays.2`. */
export function hoursFaults({ week, holidays }: HoursEdit): ReadonlyMap<string, HoursFault> {
  const faults = new Map<string, HoursFault>();
  const isSpan = ({ from, to }: SpanEdit) =>
    /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(to) && (from !== to || from === '00:00');
  for (const [at, spans] of week.entries()) if (!spans.every(isSpan)) faults.set(`week.${at}`, 'span');
  for (const [at, { date, spans }] of holidays.entries()) {
    const fault = !/^\d{4}-\d\d-\d\d$/.test(date)
      ? 'date'
      : holidays.findIndex((one) => one.date === date) < at
        ? 'twice'
        : !spans.every(isSpan)
          ? 'span'
          : // The day after would have to be another holiday for it to go on.
            spans.some(({ from, to }) => to <= from && to !== '00:00')
            ? 'night'
            : undefined;
    if (fault) faults.set(`holidays.${at}`, fault);
  }
  return faults;
}

/** The whole of it as text, to be compared line by line. */
export function hoursText(hours: OpeningHours): string {
  const { timeZone, week, holidays } = hoursEdit(hours);
  const line = (name: string, spans: SpanEdit[]) => `${name} ${spans.map(({ from, to }) => `${from}–${to}`).join(', ') || '–'}\n`;
  const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  return [`${timeZone}\n`, ...week.map((spans, at) => line(days[at]!, spans)), ...holidays.map(({ date, spans }) => line(date, spans))].join('');
}
