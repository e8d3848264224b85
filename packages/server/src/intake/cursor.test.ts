import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

test('reads what it wrote', () => {
  expect(readCursor(writeCursor('epoch', 7), 'epoch')).toBe(7);
  expect(readCursor(null, 'epoch')).toBeNull();
});

test('tells a cursor of another database or of no shape', () => {
  for (const cursor of ['other.3', 'epoch', 'epoch.', 'epoch.x', 'epoch.3.1', 'epoch.-1', 'epoch.1e1', '']) {
    expect([cursor, readCursor(cursor, 'epoch')]).toEqual([cursor, 'foreign']);
  }
});
