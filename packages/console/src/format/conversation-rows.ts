import type { CaseDetail, CaseEdited, CaseNote, Message } from '@savepoint/protocol';
import { sameDay } from './time.ts';

/** What was said and done in a case in, what stands on screen out: days, the mark of what is new, messages in runs, changes, notes. */
export type ConversationRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: Message; firstOfRun: boolean }
  | { kind: 'edit'; key: string; edit: CaseEdited }
  | { kind: 'note'; key: string; note: CaseNote };

type Said = Pick<CaseDetail, 'messages' | 'edits' | 'notes'>;

type Happened = { at: number } & ({ message: Message } | { edit: CaseEdited } | { note: CaseNote });

/** Messages of one writer closer than this stand together under one name. */
const RUN_MS = 5 * 60_000;

/** `readSeq`: the last message staff had read before the case was opened, or null for no mark. */
export function conversationRows(detail: Said, readSeq: number | null): ConversationRow[] {
  const rows: ConversationRow[] = [];
  let day: number | undefined;
  let before: Message | undefined;
  let marked = readSeq === null || readSeq === 0;
  for (const happened of inOrder(detail)) {
    const newDay = day === undefined || !sameDay(day, happened.at);
    if (newDay) rows.push({ kind: 'day', key: `day-${happened.at}`, at: happened.at });
    day = happened.at;
    if (!('message' in happened)) {
      rows.push(
        'edit' in happened
          ? { kind: 'edit', key: happened.edit.id, edit: happened.edit }
          : { kind: 'note', key: happened.note.id, note: happened.note },
      );
      before = undefined;
      continue;
    }
    const { message } = happened;
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

/** Messages keep the order of their numbers; what else was done stands between them by its time. */
function inOrder({ messages, edits, notes }: Said): Happened[] {
  const happened: Happened[] = [];
  const done = [...edits.map((edit) => ({ at: edit.at, edit })), ...notes.map((note) => ({ at: note.at, note }))];
  const left = done.toSorted((a, b) => a.at - b.at);
  for (const message of messages) {
    while (left[0] && left[0].at < message.at) happened.push(left.shift()!);
    happened.push({ at: message.at, message });
  }
  return [...happened, ...left];
}
