import type { CaseDetail, Message } from '@savepoint/protocol';

/** A number in, a whole case with so many fields to override out. */
export function aCase(number: number, fields: Partial<CaseDetail> = {}): CaseDetail {
  const messages = fields.messages ?? [aMessage(1, { id: `first-${number}` })];
  return {
    id: caseId(number),
    number,
    gameId: 'lantern-drift',
    topic: 'bug',
    state: 'open',
    subject: `Subject ${number}`,
    tags: ['topic:bug', 'os:Android'],
    priority: 'normal',
    player: { id: `0193a000-0000-7000-8000-9000000000${String(number).padStart(2, '0')}`, name: `Player ${number}` },
    build: '1.4.2',
    deviceClass: 'phone',
    os: 'Android',
    locale: 'de-DE',
    openedAt: 1_000,
    waitingSince: 1_000 - number,
    updatedAt: 1_000 + number,
    lastMessage: { from: messages.at(-1)?.from ?? 'player', excerpt: messages.at(-1)?.text ?? '', at: 1_000 },
    lastSeq: messages.length,
    staffReadSeq: 0,
    playerReadSeq: 0,
    staffDeliveredSeq: 0,
    playerDeliveredSeq: 0,
    live: 'none',
    messages,
    missingFiles: [],
    context: {},
    edits: [],
    notes: [],
    held: [],
    drafts: {},
    card: { since: 500, verified: false, bannedUntil: 0, cases: 1, recent: { cases: 1, messages: 1 }, ratings: [] },
    earlier: [],
    ...fields,
  };
}

export const caseId = (number: number): string => `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function aMessage(seq: number, fields: Partial<Message> = {}): Message {
  const plain = { text: `Text ${seq}`, at: 1_000 * seq, attachments: [] };
  return { id: `message-${seq}`, seq, from: 'player', ...plain, ...fields };
}
