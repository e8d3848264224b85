import { isOpenAt, type OpeningHours } from '@savepoint/protocol';
import { openingHours } from '@savepoint/protocol/schemas';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { hoursEdit, hoursFaults, hoursOf, hoursText, type HoursEdit } from './hours-edit.ts';

const NONE: HoursEdit['week'] = [[], [], [], [], [], [], []];
const week = (days: Record<number, [from: string, to: string][]>): HoursEdit['week'] =>
  NONE.map((_, at) => (days[at] ?? []).map(([from, to]) => ({ from, to })));

test('a night is parted at midnight for the server and one again for its author', () => {
  const edit: HoursEdit = { timeZone: 'Europe/Berlin', week: week({ 0: [['09:00', '12:00'], ['18:00', '02:00']], 6: [['22:00', '06:00']] }), holidays: [] };
  const hours = hoursOf(edit);
  expect(hours.weekly).toEqual([
    { day: 1, fromMinute: 0, toMinute: 360 },
    { day: 1, fromMinute: 540, toMinute: 720 },
    { day: 1, fromMinute: 1080, toMinute: 1440 },
    { day: 2, fromMinute: 0, toMinute: 120 },
    { day: 7, fromMinute: 1320, toMinute: 1440 },
  ]);
  expect(hoursEdit(hours)).toEqual(edit);
  // Sunday's night ends on Monday morning.
  expect(isOpenAt(hours, Date.parse('2026-11-23T05:59:00+01:00'))).toBe(true);
  expect(isOpenAt(hours, Date.parse('2026-11-23T06:00:00+01:00'))).toBe(false);
});

test('what is open round the clock stays so', () => {
  const always = hoursOf({ timeZone: 'UTC', week: NONE.map(() => [{ from: '00:00', to: '00:00' }]), holidays: [] });
  expect(always.weekly).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, fromMinute: 0, toMinute: 1440 })));
  expect(hoursEdit(always).week.every(([span]) => span?.from === '00:00' && span.to === '00:00')).toBe(true);
});

test('whatever is written, the server takes it, and reading it again changes nothing of when it is open', () => {
  const minute = fc.integer({ min: 0, max: 1439 }).map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  const span = fc.record({ from: minute, to: minute });
  const edits = fc.record({
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
    week: fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
    holidays: fc.constantFrom<HoursEdit['holidays']>([], [{ date: '2026-12-25', spans: [] }]),
  });
  const moments = fc.integer({ min: Date.parse('2026-10-20'), max: Date.parse('2027-04-05') });
  fc.assert(
    fc.property(edits, fc.array(moments, { maxLength: 20 }), (edit, times) => {
      if (hoursFaults(edit).size > 0) return;
      const hours = hoursOf(edit);
      expect(v.is(openingHours, hours)).toBe(true);
      const again: OpeningHours = hoursOf(hoursEdit(hours));
      for (const ms of times) expect(isOpenAt(again, ms)).toBe(isOpenAt(hours, ms));
    }),
  );
});

test('days that nobody could keep are named', () => {
  const day = { from: '10:00', to: '12:00' };
  const edit: HoursEdit = {
    timeZone: 'UTC',
    week: week({ 2: [['09:00', '09:00']] }),
    holidays: [
      { date: '', spans: [] },
      { date: '2026-12-24', spans: [day] },
      { date: '2026-12-24', spans: [] },
      { date: '2026-12-31', spans: [{ from: '20:00', to: '02:00' }] },
    ],
  };
  expect([...hoursFaults(edit)]).toEqual([['week.2', 'span'], ['holidays.0', 'date'], ['holidays.2', 'twice'], ['holidays.3', 'night']]);
});

test('hours as text say all of it', () => {
  const hours = hoursOf({ timeZone: 'UTC', week: week({ 4: [['18:00', '02:00']] }), holidays: [{ date: '2026-12-25', spans: [] }] });
  expect(hoursText(hours)).toBe('UTC\nMo –\nTu –\nWe –\nTh –\nFr 18:00–02:00\nSa –\nSu –\n2026-12-25 –\n');
});
