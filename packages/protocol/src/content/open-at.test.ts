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
      expect(found - ms).toBeLessThan(8 * 24 * HOUR_MS);
    }),
    { numRuns: 300 },
  );
});
