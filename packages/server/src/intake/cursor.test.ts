import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

test('reads what it wrote', () => {
  expect(readCursor(writeCursor('epoch', 7), 'epoch', 7)).toEqual({ after: 7, reset: false });
  expect(readCursor(null, 'epoch', 7)).toEqual({ after: 0, reset: false });
});

test('begins again for a cursor of another database, beyond the end, or of no shape', () => {
  for (const cursor of ['other.3', 'epoch.8', 'epoch', 'epoch.', 'epoch.x', 'epoch.3.1', 'epoch.-1', 'epoch.1e1', '']) {
    expect([cursor, readCursor(cursor, 'epoch', 7)]).toEqual([cursor, { after: 0, reset: true }]);
  }
});
