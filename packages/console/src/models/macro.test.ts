import type { CaseDetail } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { undoOf } from './macro.ts';

const now = (fields: Partial<CaseDetail>) => aCase(1, fields);

test('gives back what stood before, and leaves alone what was not changed', () => {
  const before = aCase(1, { state: 'answered', priority: 'low', tags: ['topic:bug', 'seen'] });
  const actions = { state: 'closed', priority: 'urgent', addTags: ['seen', 'refunded'], removeTags: ['topic:bug', 'gone'] } as const;
  const after = now({ state: 'closed', priority: 'urgent', tags: ['seen', 'refunded'] });
  expect(undoOf(before, { ...actions, addTags: [...actions.addTags], removeTags: [...actions.removeTags] }, after)).toEqual({
    state: 'open',
    priority: 'low',
    addTags: ['topic:bug'],
    removeTags: ['refunded'],
  });
  expect(undoOf(before, { priority: 'high' }, now({ priority: 'high' }))).toEqual({ priority: 'low' });
  expect(undoOf(aCase(1, { state: 'closed' }), { state: 'open' }, now({ state: 'open' }))).toEqual({ state: 'closed' });
});

test('what somebody has changed again since is theirs', () => {
  const before = aCase(1, { tags: ['topic:bug', 'seen'] });
  const actions = { state: 'closed' as const, priority: 'urgent' as const, addTags: ['refunded', 'gift'], removeTags: ['seen'] };
  const since = now({ state: 'answered', priority: 'high', tags: ['topic:bug', 'seen', 'gift'] });
  expect(undoOf(before, actions, since)).toEqual({ removeTags: ['gift'] });
  expect(undoOf(before, { priority: 'urgent' }, since)).toBeNull();
});

test('a state that waits with a reply still stands', () => {
  const reply = { id: 'r', caseId: 'c', by: { id: 's', name: 'Rosa' }, text: 'Solved', attachments: [], heldAt: 1, leftMs: 1 };
  const waiting = now({ held: [{ ...reply, actions: { state: 'closed' } }] });
  expect(undoOf(aCase(1), { state: 'closed' }, waiting)).toEqual({ state: 'open' });
  expect(undoOf(aCase(1), { state: 'closed' }, now({ held: [reply] }))).toBeNull();
});
