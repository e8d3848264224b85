import { expect, test } from 'vitest';
import { duration, offset } from './duration.ts';
import { size } from './size.ts';
import { dayName, shortAge } from './time.ts';

const at = (text: string) => new Date(text).getTime();

test('ages get coarser as they grow', () => {
  const now = at('2026-11-22T12:00:00');
  const ages = ['11:59:30', '11:56:00', '09:00:00'].map((time) => shortAge(at(`2026-11-22T${time}`), now));
  expect(ages).toEqual(['now', '4 min', '3 h']);
  expect(shortAge(at('2026-11-20T12:00:00'), now)).toBe('2 d');
  expect(shortAge(at('2026-11-12T12:00:00'), now)).toBe('12 Nov');
  expect(shortAge(at('2025-11-12T12:00:00'), now)).toBe('12 Nov 2025');
  expect(shortAge(now + 5_000, now)).toBe('now');
});

test('days are told by the calendar, not by 24 hours', () => {
  const now = at('2026-11-22T00:10:00');
  expect(dayName(at('2026-11-22T00:01:00'), now)).toBe('Today');
  expect(dayName(at('2026-11-21T23:59:00'), now)).toBe('Yesterday');
  expect(dayName(at('2026-11-16T12:00:00'), now)).toBe('Monday 16 November');
  expect(dayName(at('2025-01-03T12:00:00'), now)).toBe('3 January 2025');
});

test('durations show their two largest units', () => {
  const shown = [0, 42_000, 720_000, 4_800_000, 273_600_000].map(duration);
  expect(shown).toEqual(['0 s', '42 s', '12 min', '1 h 20 min', '3 d 4 h']);
});

test('offsets stand before or after a moment', () => {
  expect([-42_000, -3_725_000, 3_000, -400, -273_600_000].map(offset)).toEqual([
    '\u22120:42',
    '\u22121:02:05',
    '+0:03',
    '0:00',
    '\u22123 d 4 h',
  ]);
});

test('sizes round without jumping past their unit', () => {
  const shown = [640, 12_300, 999_400, 999_600, 3_400_000].map(size);
  expect(shown).toEqual(['640 B', '12 KB', '999 KB', '1.0 MB', '3.4 MB']);
});
