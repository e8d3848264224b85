import type { Envelope } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import type { CaseCopy } from './case-copy.ts';
import { viewCases } from './case-view.ts';

const copy = (fields: Partial<CaseCopy> = {}): CaseCopy => ({
  v: 1,
  id: 'case',
  number: 7,
  topic: 'bug',
  state: 'answered',
  openedAt: 1,
  messages: [
    { id: 'm1', seq: 1, from: 'player', text: 'one', at: 1, attachments: [] },
    { id: 'm2', seq: 2, from: 'staff', author: 'Ana', text: 'two', at: 2, attachments: [] },
  ],
  playerReadSeq: 0,
  staffReadSeq: 1,
  ...fields,
});
const write = (caseId: string, messageId: string, kind: 'case.open' | 'message.send' = 'message.send') => {
  const body = { messageId, text: messageId, attachments: [] };
  const envelope = (
    kind === 'case.open'
      ? { id: messageId, kind, at: 5, caseId, body: { ...body, topic: 'payment', context: {} } }
      : { id: messageId, kind, at: 6, caseId, body }
  ) as Envelope;
  return { key: `o/${messageId}`, entry: { v: 1 as const, envelope, files: [] } };
};
const refused = ({ key, entry: { envelope } }: ReturnType<typeof write>) => ({
  key: key.replace('o/', 'r/'),
  entry: { v: 1 as const, envelope, code: 'too_large' as const, message: '' },
});
const shown = (...given: Parameters<typeof viewCases>) =>
  viewCases(...given).map(({ id, state, unread, messages }) => [id, state, unread, messages.map((m) => [m.id, m.status])]);

test('shows how far each message has come, and what is unread', () => {
  expect(shown([copy()], [write('case', 'm3')], [])).toEqual([
    ['case', 'answered', 1, [['m1', 'read'], ['m2', 'sent'], ['m3', 'saved']]],
  ]);
});

test('shows a case the server has not heard of, newest first', () => {
  expect(shown([copy()], [write('new', 'n1', 'case.open'), write('new', 'n2')], [])).toEqual([
    ['new', 'saved', 0, [['n1', 'saved'], ['n2', 'saved']]],
    ['case', 'answered', 1, [['m1', 'read'], ['m2', 'sent']]],
  ]);
});

test('shows once what both the copy and the outbox hold, and drops a read case from the unread at once', () => {
  const read = { key: 'o/9', entry: { v: 1 as const, files: [], envelope: readEnvelope } };
  expect(shown([copy()], [write('case', 'm1'), read], [])).toEqual([
    ['case', 'answered', 0, [['m1', 'read'], ['m2', 'sent']]],
  ]);
});

test('an answer that came after what was read is unread', () => {
  const read = { key: 'o/9', entry: { v: 1 as const, files: [], envelope: readEnvelope } };
  const later = { id: 'm4', seq: 3, from: 'staff' as const, text: 'four', at: 8, attachments: [] };
  expect(viewCases([copy({ messages: [...copy().messages, later] })], [read], [])[0]?.unread).toBe(1);
});

test('says of a case that the server refused that it could not be sent', () => {
  expect(shown([], [], [refused(write('new', 'n1', 'case.open'))])).toEqual([
    ['new', 'refused', 0, [['n1', 'refused']]],
  ]);
});

const readEnvelope: Envelope = { id: 'r', kind: 'case.read', at: 7, caseId: 'case', body: { upTo: 2 } };
