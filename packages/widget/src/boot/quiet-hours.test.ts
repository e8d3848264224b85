import { expect, test } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

test.each([
  ['22:00-07:00', '21:59', false],
  ['22:00-07:00', '22:00', true],
  ['22:00-07:00', '03:30', true],
  ['22:00-07:00', '07:00', false],
  ['09:00-17:30', '12:00', true],
  ['09:00-17:30', '17:30', false],
  ['09:00-17:30', '08:59', false],
  ['08:00-08:00', '08:00', false],
  ['10pm-7am', '23:00', false],
  [undefined, '23:00', false],
])('hours %s at %s: %s', (hours, time, quiet) => {
  expect(isQuiet(hours, new Date(`2026-11-22T${time}:30`))).toBe(quiet);
});
