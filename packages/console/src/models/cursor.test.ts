import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { createCursor } from './cursor.ts';

const summaries = (...numbers: number[]) => numbers.map((n) => aCase(n));

test('who stood at a row that has left the list goes on where it stood', () => {
  const rows = signal(summaries(1, 2, 3, 4, 5));
  const cursor = createCursor(rows, () => null);
  cursor.set(caseId(3));
  // A colleague has taken it, and what stood beside it; another one has come.
  rows.value = summaries(9, 1, 2, 5);
  expect(cursor.move(1)?.id).toBe(caseId(5));
  cursor.set(caseId(2));
  rows.value = summaries(9, 1, 5);
  rows.value = summaries(8, 9, 1, 5);
  expect(cursor.move(-1)?.id).toBe(caseId(1));
  cursor.set(caseId(5));
  rows.value = summaries(8, 9, 1);
  expect([cursor.move(1), cursor.move(-1)?.id]).toEqual([null, caseId(1)]);
});

test('keys begin at the first row, and at the case that is open', () => {
  const rows = signal(summaries(1, 2, 3));
  let open: string | null = null;
  const cursor = createCursor(rows, () => open);
  expect(cursor.move(1)?.id).toBe(caseId(1));
  cursor.set(null);
  open = caseId(2);
  expect(cursor.move(1)?.id).toBe(caseId(3));
});
