import type { Case } from '@savepoint/sdk';
import { expect, test } from 'vitest';
import { findCases } from './find-cases.ts';

const view = (number: number, ...texts: string[]): Case => ({
  id: String(number),
  number,
  topic: number === 2 ? 'payment' : 'bug',
  state: 'open',
  openedAt: 1,
  updatedAt: 1,
  unread: 0,
  live: 'none',
  messages: texts.map((text, at) => ({ id: `${at}`, from: 'player', text, at, attachments: [], status: 'sent' })),
});
const cases = [view(1, 'Die Tür klemmt', 'noch immer'), view(2, 'Mất 500 viên đá'), view(3, '宝石が消えた'), view(12, 'The door')];

test.each([
  ['', [1, 2, 3, 12]],
  ['tur IMMER', [1]],
  ['mat', [2]],
  ['DA', [2]],
  ['purchase', [2]],
  ['宝石', [3]],
  ['#12', [12]],
  ['door immer', []],
])('finds by “%s”', (query, numbers) => {
  expect(findCases(cases, query).map(({ number }) => number)).toEqual(numbers);
});
