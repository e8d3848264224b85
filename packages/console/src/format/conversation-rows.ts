import type { Message } from '@savepoint/protocol';
import { sameDay } from './time.ts';

/** The messages of a case in, what stands on screen out: days, the mark of what is new, and messages in runs. */
export type ConversationRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: Message; firstOfRun: boolean };

/** Messages of one writer closer than this stand together under one name. */
const RUN_MS = 5 * 60_000;

/** `readSeq`: the last message staff had read before the case was opened, or null for no mark. */
export function conversationRows(messages: readonly Message[], readSeq: number | null): ConversationRow[] {
  const rows: ConversationRow[] = [];
  let before: Message | undefined;
  let marked = readSeq === null || readSeq === 0;
  for (const message of messages) {
    const newDay = !before || !sameDay(before.at, message.at);
    if (newDay) rows.push({ kind: 'day', key: `day-${message.id}`, at: message.at });
    const mark = !marked && message.from === 'player' && message.seq > (readSeq ?? 0);
    if (mark) rows.push({ kind: 'new', key: 'new' });
    marked ||= mark;
    const sameWriter = before?.from === message.from && before.author === message.author;
    const firstOfRun = newDay || mark || !sameWriter || message.at - (before?.at ?? 0) > RUN_MS;
    rows.push({ kind: 'message', key: message.id, message, firstOfRun });
    before = message;
  }
  return rows;
}
