import { LIMITS } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { text } from '../../i18n/text.ts';
import {
  ANNOUNCEMENT_KINDS,
  announcementFaults,
  momentOf,
  type AnnouncementEdit,
  type AnnouncementFault,
} from '../../models/settings/announcement-edit.ts';
import { Select } from '../condition-editor.tsx';

interface AnnouncementFieldsProps {
  language: string;
  edit: AnnouncementEdit;
  onEdit: (more: Partial<AnnouncementEdit>) => void;
}

/** What it is, its words, where it leads, and when and for whom it is shown. */
export function AnnouncementFields({ language, edit, onEdit }: AnnouncementFieldsProps) {
  const words = text.help.announcement;
  const faults = announcementFaults(edit);
  const isOver = (momentOf(edit.until) ?? Infinity) <= Date.now();
  return (
    <>
      <div class="field">
        <span>{words.as}</span>
        <Select
          label={words.as}
          value={edit.kind}
          options={ANNOUNCEMENT_KINDS.map((kind): [string, string] => [kind, words.kinds[kind]])}
          onChoose={(chosen) => onEdit({ kind: ANNOUNCEMENT_KINDS.find((kind) => kind === chosen) ?? 'problem' })}
        />
      </div>
      <label class="field">
        <span>{text.help.words}</span>
        <textarea
          rows={5}
          dir="auto"
          lang={language}
          maxLength={LIMITS.announcementChars}
          value={edit.text}
          onInput={(event) => onEdit({ text: event.currentTarget.value })}
        />
        <small>{words.textHint}</small>
      </label>
      <Line of="link" faults={faults} hint={words.linkHint}>
        {(wrong) => (
          <input
            class="field-code"
            aria-invalid={wrong}
            value={edit.link}
            onInput={(event) => onEdit({ link: event.currentTarget.value })}
          />
        )}
      </Line>
      <div class="field-row">
        {(['from', 'until'] as const).map((end) => (
          <Line key={end} of={end} faults={faults} hint={end === 'until' && isOver ? words.over : words.timeHint[end]}>
            {(wrong) => (
              <input
                type="datetime-local"
                aria-invalid={wrong}
                value={edit[end]}
                onInput={(event) => onEdit({ [end]: event.currentTarget.value })}
              />
            )}
          </Line>
        ))}
      </div>
      <div class="field-row">
        <Line of="builds" faults={faults} hint={words.buildsHint}>
          {(wrong) => (
            <input
              class="field-code"
              aria-invalid={wrong}
              value={edit.builds}
              onInput={(event) => onEdit({ builds: event.currentTarget.value })}
            />
          )}
        </Line>
        <Line of="platforms" faults={faults} hint={words.platformsHint}>
          {(wrong) => (
            <input
              aria-invalid={wrong}
              value={edit.platforms}
              onInput={(event) => onEdit({ platforms: event.currentTarget.value })}
            />
          )}
        </Line>
      </div>
    </>
  );
}

interface LineProps {
  of: AnnouncementFault;
  faults: ReadonlySet<AnnouncementFault>;
  hint: string;
  children: (wrong: true | undefined) => ComponentChildren;
}

/** A field with what is said of it below: its hint, or what is wrong with it. */
function Line({ of, faults, hint, children }: LineProps) {
  const words = text.help.announcement;
  const problem = faults.has(of) ? words.wrong[of] : undefined;
  return (
    <label class="field">
      <span>{words[of]}</span>
      {children(problem ? true : undefined)}
      <small class={problem ? 'field-problem' : ''}>{problem ?? hint}</small>
    </label>
  );
}
