import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { openingHours, type OpeningHours } from './hours.ts';
import { isOpenAt, opensNextAt } from './open-at.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const office: OpeningHours = {
  timeZone: 'Europe/Berlin',
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, fromMinute: 9 * 60, toMinute: 17 * 60 })),
  exceptions: [
    { date: '2026-12-25', spans: [] },
    { date: '2026-12-26', spans: [{ fromMinute: 600, toMinute: 660 }] },
  ],
};
const at = (text: string) => Date.parse(text);

test('is open by the wall of its own time zone, in summer and in winter', () => {
  expect(isOpenAt(office, at('2026-07-01T07:00:00Z'))).toBe(true);
  expect(isOpenAt(office, at('2026-12-01T07:59:59Z'))).toBe(false);
  expect(isOpenAt(office, at('2026-12-01T08:00:00Z'))).toBe(true);
  expect(isOpenAt(office, at('2026-12-01T16:00:00Z'))).toBe(false);
});

test('opens next after the weekend, the holiday and the day with hours of its own', () => {
  expect(opensNextAt(office, at('2026-12-01T09:00:00Z'))).toBe(at('2026-12-01T09:00:00Z'));
  expect(opensNextAt(office, at('2026-12-04T20:00:00Z'))).toBe(at('2026-12-07T08:00:00Z'));
  expect(opensNextAt(office, at('2026-12-24T20:00:00Z'))).toBe(at('2026-12-26T09:00:00Z'));
  expect(opensNextAt({ ...office, weekly: [], exceptions: [] }, 0)).toBeNull();
});

test('a span that begins in the hour left out in spring opens when the clock has been put forward', () => {
  const night = { ...office, weekly: [{ day: 7 as const, fromMinute: 150, toMinute: 300 }], exceptions: [] };
  expect(opensNextAt(night, at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
});

test('refuses a time zone that is none and a span that ends before it begins', () => {
  expect(v.is(openingHours, office)).toBe(true);
  expect(v.is(openingHours, { ...office, timeZone: 'Atlantis/Centre' })).toBe(false);
  expect(v.is(openingHours, { ...office, weekly: [{ day: 1, fromMinute: 600, toMinute: 600 }] })).toBe(false);
});

type Span = Pick<OpeningHours['weekly'][number], 'fromMinute' | 'toMinute'>;
const spans = (...hours: [from: number, to: number][]): Span[] => hours.map(([from, to]) => ({ fromMinute: from * 60, toMinute: to * 60 }));
const weekly = (timeZone: string, days: number[], each: Span[]): OpeningHours => ({
  timeZone,
  weekly: days.flatMap((day) => each.map((one) => ({ day: day as 1, ...one }))),
  exceptions: [],
});
const WORKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [...WORKDAYS, 6, 7];

/** The moment at which one of these desks has been open for so many minutes, from a moment on. */
function afterOpen(desks: OpeningHours[], fromMs: number, minutes: number): number {
  let now = Math.min(...desks.map((hours) => opensNextAt(hours, fromMs)!));
  for (let open = 0; open < minutes; open++) {
    now += MINUTE_MS;
    if (open < minutes - 1) now = Math.min(...desks.map((hours) => opensNextAt(hours, now)!));
  }
  return now;
}

const nights = weekly('America/New_York', EVERY_DAY, spans([22, 24], [0, 6]));

test.each([
  ['a weekend with the clock put forward', [weekly('Europe/Berlin', WORKDAYS, spans([9, 17]))], '2026-03-27T16:30+01:00', 60, '2026-03-30T07:30Z'],
  ['a night with the clock put forward', [nights], '2026-03-08T01:30-05:00', 120, '2026-03-08T08:30Z'],
  ['a night with the clock put back', [nights], '2026-11-01T00:30-04:00', 180, '2026-11-01T07:30Z'],
  [
    'a holiday before a weekend',
    [{ ...weekly('Europe/Berlin', WORKDAYS, spans([9, 17])), exceptions: [{ date: '2026-12-25', spans: [] }] }],
    '2026-12-24T16:00+01:00', 240, '2026-12-28T11:00Z',
  ],
  ['a day in two parts', [weekly('Asia/Seoul', WORKDAYS, spans([9, 12], [14, 18]))], '2026-06-01T11:30+09:00', 90, '2026-06-01T06:00Z'],
  [
    'three sites that follow the sun',
    ['Asia/Manila', 'Europe/Lisbon', 'America/Vancouver'].map((zone) => weekly(zone, WORKDAYS, spans([8, 17]))),
    '2026-06-05T23:30Z', 120, '2026-06-08T01:30Z',
  ],
])('minutes that are open count on through %s', (_name, desks, from, minutes, due) => {
  expect(new Date(afterOpen(desks, at(from), minutes)).toISOString()).toBe(new Date(at(due)).toISOString());
});

test('a night is as long as its clock makes it', () => {
  const length = (from: string, to: string) => {
    let open = 0;
    for (let ms = at(from); ms < at(to); ms += MINUTE_MS) if (isOpenAt(nights, ms)) open++;
    return open;
  };
  expect(length('2026-10-31T12:00-04:00', '2026-11-01T12:00-05:00')).toBe(540);
  expect(length('2026-03-07T12:00-05:00', '2026-03-08T12:00-04:00')).toBe(420);
  expect(length('2026-06-01T12:00-04:00', '2026-06-02T12:00-04:00')).toBe(480);
});

/** Zones whose clocks change at different hours, by half an hour, at midnight, or never. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Santiago'];
/** Around the changes of 2026 in both halves of the world. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06', '2026-10-04', '2026-10-25', '2026-10-30'];

test('the next opening is the first open minute, also where clocks change', () => {
  const minute = fc.integer({ min: 0, max: 48 }).map((half) => half * 30);
  const spans = fc
    .tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), minute, minute)
    .filter(([, from, to]) => from < to)
    .map(([day, fromMinute, toMinute]) => ({ day: day as 1, fromMinute, toMinute }));
  const hours = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    weekly: fc.array(spans, { minLength: 1, maxLength: 4 }),
    exceptions: fc.constant<OpeningHours['exceptions']>([]),
  });
  const start = fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -200, max: 200 }))
    .map(([date, quarters]) => at(date) + quarters * 15 * MINUTE_MS);
  fc.assert(
    fc.property(hours, start, (given, ms) => {
      const next = opensNextAt(given, ms);
      let found = ms;
      while (!isOpenAt(given, found)) found += 15 * MINUTE_MS;
      expect(next).toBe(found);
      // A week, and one more where the clock is put forward over the only span.
      expect(found - ms).toBeLessThan(15 * 24 * HOUR_MS);
    }),
    { numRuns: 300 },
  );
});
