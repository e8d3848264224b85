import type { CaseEdited } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aMessage } from '../testing/cases.ts';
import { conversationRows } from './conversation-rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const kinds = (rows: ReturnType<typeof conversationRows>) =>
  rows.map((row) => (row.kind === 'message' ? `${row.message.seq}${row.firstOfRun ? '*' : ''}` : row.kind));

test('messages of one writer close together stand in one run, and days part them', () => {
  const messages = [
    aMessage(1, { at: 0 }),
    aMessage(2, { at: 60_000 }),
    aMessage(3, { at: 120_000, from: 'staff', author: 'Rosa' }),
    aMessage(4, { at: 130_000, from: 'staff', author: 'Ben' }),
    aMessage(5, { at: DAY_MS + 1_000, from: 'staff', author: 'Ben' }),
  ];
  expect(kinds(conversationRows({ messages, edits: [], notes: [] }, null))).toEqual(['day', '1*', '2', '3*', '4*', 'day', '5*']);
});

test('the mark stands once, before the first message of the player that nobody had read', () => {
  const messages = [aMessage(1), aMessage(2, { from: 'staff' }), aMessage(3), aMessage(4)];
  expect(kinds(conversationRows({ messages, edits: [], notes: [] }, 1))).toEqual(['day', '1*', '2*', 'new', '3*', '4']);
  expect(kinds(conversationRows({ messages, edits: [], notes: [] }, 0))).not.toContain('new');
});

test('what was changed stands between the messages by its time, and the next message has its name again', () => {
  const edit = (at: number): CaseEdited => ({ id: `edit-${at}`, at, by: { id: 'rosa', name: 'Rosa' }, changes: [] });
  const two = [aMessage(1, { at: 1_000 }), aMessage(2, { at: 2_000 })];
  expect(conversationRows({ messages: two, edits: [edit(1_500), edit(9_000)], notes: [] }, null).map(({ key }) => key)).toEqual([
    'day-1000',
    two[0]!.id,
    'edit-1500',
    two[1]!.id,
    'edit-9000',
  ]);
});
