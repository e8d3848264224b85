import { newId } from '@savepoint/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openingCase, readingCase, sendingMessage } from '../testing/player.ts';
import { limitEnvelopes } from './limit-envelopes.ts';
import { createLimits } from './limits.ts';
import { RATES } from './rates.ts';
import { createTally } from './tally.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('takes of a million tiny requests within ten minutes what it says, tells the others how long, and forgets them all', async () => {
  const limits = createLimits();
  const [total, spanMs] = [1_000_000, 10 * 60_000];
  let [taken, longestMs] = [0, 0];
  for (let i = 0; i < total; i++) {
    if (i % 1_000 === 0) vi.setSystemTime(i * (spanMs / total));
    const waitMs = await limits.take('requestsPerAddress', '203.0.113.7');
    if (waitMs === 0) taken++;
    longestMs = Math.max(longestMs, waitMs);
  }
  // A window begins with its first request, so that eleven may be touched by ten minutes.
  expect(taken).toBeGreaterThanOrEqual(10 * RATES.requestsPerAddress.count);
  expect(longestMs).toBeGreaterThan(0);
  expect(longestMs).toBeLessThanOrEqual(RATES.requestsPerAddress.perMs);
  expect(taken).toBeLessThanOrEqual(11 * RATES.requestsPerAddress.count);
  await vi.advanceTimersByTimeAsync(RATES.requestsPerAddress.perMs);
  expect(vi.getTimerCount()).toBe(0);
  expect(await limits.take('requestsPerAddress', '203.0.113.7')).toBe(0);
}, 60_000);

test('lets a school of 2,000 through one address: each registers, and asks every ten seconds', async () => {
  const limits = createLimits();
  for (let pupil = 0; pupil < 2_000; pupil++) {
    expect(await limits.take('newInstallsPerAddress', '203.0.113.7')).toBe(0);
    for (let poll = 0; poll < 6; poll++) {
      expect(await limits.take('requestsPerAddress', '203.0.113.7')).toBe(0);
      expect(await limits.take('syncsPerPlayer', `pupil ${pupil}`)).toBe(0);
    }
  }
  expect(await limits.take('newInstallsPerAddress', '203.0.113.7')).toBeGreaterThan(0);
});

test('puts off the envelopes above the rate, with all that follows in their cases, and no others', async () => {
  const limits = createLimits({ rates: { casesPerPlayer: { count: 1, perMs: 3_600_000 } } });
  const player = { id: newId(), gameId: 'orbit' };
  const [first, second] = [openingCase(), openingCase()];
  const after = sendingMessage(second.caseId, 'and this');
  const read = readingCase(first.caseId, 1);
  const putOff = await limitEnvelopes(limits, player, [first, second, after, read, sendingMessage(first.caseId, 'more')]);
  expect([...putOff]).toEqual([
    [second, { id: second.id, status: 'retry', afterMs: 60_000 }],
    [after, { id: after.id, status: 'retry', afterMs: 60_000 }],
  ]);
});

test('counts what is there at once', () => {
  const tally = createTally(2);
  expect([tally.enter('a'), tally.enter('a'), tally.enter('a'), tally.enter('b')]).toEqual([true, true, false, true]);
  tally.leave('a');
  expect(tally.enter('a')).toBe(true);
});
