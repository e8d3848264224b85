import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { freshest, isUnread } from './freshest.ts';

test('an older page that arrives late takes nothing back', () => {
  const known = aCase(1, { state: 'answered', updatedAt: 500, lastSeq: 4, playerReadSeq: 4 });
  const older = aCase(1, { state: 'open', updatedAt: 400, lastSeq: 3, staffReadSeq: 3 });
  expect(freshest(known, older)).toMatchObject({ state: 'answered', lastSeq: 4, playerReadSeq: 4, staffReadSeq: 3 });
});

test('a later change wins whole', () => {
  const later = aCase(1, { state: 'closed', updatedAt: 2_000, tags: ['x:y'] });
  expect(freshest(aCase(1), later)).toMatchObject({ state: 'closed', tags: ['x:y'] });
});

test('only what the player wrote can be unread', () => {
  expect(isUnread(aCase(1))).toBe(true);
  expect(isUnread(aCase(1, { staffReadSeq: 1 }))).toBe(false);
  expect(isUnread(aCase(1, { lastMessage: { from: 'staff', excerpt: '', at: 1 } }))).toBe(false);
});
