import type { CaseNote } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { clock, fullTime } from '../format/time.ts';
import { text } from '../i18n/text.ts';

/** A note in, a slip of another colour across the conversation out: it can be taken for no message. */
export function NoteView({ note }: { note: CaseNote }) {
  return (
    <li class="note" data-note-id={note.id}>
      <p class="note-head">
        <Icon name="lock" />
        <strong dir="auto">{note.by.name}</strong>
        <span>{text.notes.amongUs}</span>
        <time dateTime={new Date(note.at).toISOString()} title={fullTime(note.at)}>
          {clock(note.at)}
        </time>
      </p>
      <p class="message-text" dir="auto">
        {note.text}
      </p>
    </li>
  );
}
