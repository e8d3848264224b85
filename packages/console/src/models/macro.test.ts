import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { undoOf } from './macro.ts';

test('gives back what stood before, and leaves alone what was not changed', () => {
  const before = aCase(1, { state: 'answered', priority: 'low', tags: ['topic:bug', 'seen'] });
  expect(undoOf(before, { state: 'closed', priority: 'urgent', addTags: ['seen', 'refunded'], removeTags: ['topic:bug', 'gone'] })).toEqual({
    state: 'open',
    priority: 'low',
    addTags: ['topic:bug'],
    removeTags: ['refunded'],
  });
  expect(undoOf(before, { priority: 'high' })).toEqual({ priority: 'low' });
  expect(undoOf(aCase(1, { state: 'closed' }), { state: 'open' })).toEqual({ state: 'closed' });
});
