import { expect, test } from 'vitest';
import { nextPollMs } from './poll.ts';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const after = (quietMs: number, facts: { unclosed?: number; waiting?: number; unread?: number }, watching = false) =>
  nextPollMs({ unclosed: 0, waiting: 0, unread: 0, ...facts, lastActivityAt: NOW - quietMs }, NOW, 10_000, watching);

test('asks for no poll when nothing can come', () => {
  expect(after(0, {})).toBe(0);
});

test('slows down with the time since the last activity', () => {
  const waiting = { unclosed: 1, waiting: 1 };
  expect([1, 11, 23 * 60, 25 * 60, 8 * 24 * 60].map((minutes) => after(minutes * MINUTE_MS, waiting)))
    .toEqual([10_000, 30_000, 30_000, 120_000, 300_000]);
});

test('goes slowly when the answer has been read, and not at all when the case is then closed', () => {
  expect(after(MINUTE_MS, { unclosed: 1 })).toBe(10_000);
  expect(after(11 * MINUTE_MS, { unclosed: 1 })).toBe(300_000);
  expect(after(11 * MINUTE_MS, { unread: 1 })).toBe(30_000);
});

test('is quick while a conversation is on screen', () => {
  expect(after(60 * MINUTE_MS, { unclosed: 1 }, true)).toBe(3_000);
  expect(nextPollMs({ unclosed: 1, waiting: 1, unread: 0, lastActivityAt: NOW }, NOW, 50, true)).toBe(50);
});
