import type { CaseEdited } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { editText } from '../format/edit-text.ts';
import { clock, fullTime } from '../format/time.ts';
import { text } from '../i18n/text.ts';

/** A change of the case in, who did what, when and why in a line between the messages out. */
export function EditLine({ edit }: { edit: CaseEdited }) {
  return (
    <li class="edit-line" data-edit-id={edit.id}>
      <Icon name="edit" />
      <p>
        <strong dir="auto">{edit.by.name}</strong> {edit.changes.map(editText).join(' · ')}
        {edit.bulkId && <span class="edit-many"> {text.cases.edits.many}</span>}
        {edit.reason && (
          <span class="edit-reason" dir="auto">
            {edit.reason}
          </span>
        )}
      </p>
      <time dateTime={new Date(edit.at).toISOString()} title={fullTime(edit.at)}>
        {clock(edit.at)}
      </time>
    </li>
  );
}
