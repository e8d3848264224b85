import type { SyncResult } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { importText } from './import-text.ts';

const id = 'e';
const stored = { id, status: 'stored' } as const;
const duplicate = { id, status: 'duplicate' } as const;
const rejected = { id, status: 'rejected', code: 'too_old', message: 'Too old' } as const;
const retry = { id, status: 'retry', afterMs: 1 } as const;
const told = (number: number | null, results: SyncResult[], refusedFiles: string[] = []) =>
  importText({ caseId: 'c', number, results, refusedFiles });

test('says what was new', () => {
  expect(told(312, [stored, stored])).toEqual({ text: 'Case 312 opened from the file.', whole: true });
  expect(told(312, [duplicate])).toEqual({ text: 'This report was already here: case 312.', whole: true });
  expect(told(312, [duplicate, stored])).toEqual({
    text: 'Part of this report was already here; case 312 now has the rest.',
    whole: true,
  });
});

test('says what was not taken, and why', () => {
  expect(told(null, [rejected, rejected])).toEqual({
    text: 'Nothing of this file could be taken. 2 of 2 messages refused: too old.',
    whole: false,
  });
  expect(told(312, [stored, rejected], ['f'])).toEqual({
    text:
      'Case 312 opened from the file. 1 of 2 messages refused: too old. ' +
      '1 attachment is of a kind that is not taken.',
    whole: false,
  });
  expect(told(312, [duplicate, retry])).toEqual({
    text:
      'Nothing new was taken into case 312. ' +
      'The server could not store all of it just now: import the file again in a few minutes.',
    whole: false,
  });
});
