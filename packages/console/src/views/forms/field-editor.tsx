import type { Signal } from '@preact/signals';
import type { FormDefinition } from '@savepoint/protocol';
import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { FIELD_TYPES, retyped, reworded, withHelp, type FieldDraft } from '../../models/settings/form-edit.ts';
import { isFaulty } from '../../models/settings/form-faults.ts';
import { PlaceButtons } from '../editors/place-buttons.tsx';
import { WordsPair } from '../editors/words-pair.tsx';
import { FieldLimits } from './field-limits.tsx';
import { OptionList } from './option-list.tsx';
import { ShownIf } from './shown-if.tsx';

interface FieldEditorProps {
  form: FormDefinition;
  field: FieldDraft;
  at: number;
  beside: string;
  stale: ReadonlySet<string>;
  faults: ReadonlySet<string>;
  open: boolean;
  /** The field that is held by the pointer. */
  dragged: Signal<number | null>;
  onOpen: () => void;
  onChange: (field: FieldDraft) => void;
  onMove: (from: number, to: number) => void;
  onRemove: () => void;
}

/** One question: a line in the list, and all that can be said of it below once it is open. */
export function FieldEditor(props: FieldEditorProps) {
  const { form, field, at, stale, faults, open, dragged, onOpen, onMove, onRemove } = props;
  const id = useId();
  const title = field.label.en || text.forms.unnamed;
  const isStale = [...stale].some((path) => path.split(/[?.]/, 1)[0] === field.id);
  return (
    <li
      class="form-field"
      data-open={open}
      data-dragged={dragged.value === at}
      onDragOver={(event) => dragged.peek() !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const from = dragged.peek();
        if (from !== null) onMove(from, at);
        dragged.value = null;
      }}
    >
      <div class="form-field-line">
        <span
          class="form-field-grip"
          draggable
          title={text.forms.drag}
          aria-hidden="true"
          onDragStart={(event) => {
            dragged.value = at;
            event.dataTransfer?.setData('text/plain', field.id);
          }}
          onDragEnd={() => (dragged.value = null)}
        >
          <Icon name="grip" />
        </span>
        <button
          type="button"
          class="form-field-title"
          aria-expanded={open}
          aria-controls={id}
          aria-label={text.forms.open(title)}
          onClick={onOpen}
        >
          <span dir="auto">{title}</span>
          {field.required && <b aria-hidden="true">*</b>}
        </button>
        <span class="chip">{text.forms.types[field.type]}</span>
        {isStale && <span class="chip chip-bad">{text.help.stale}</span>}
        {isFaulty(faults, `fields.${at}`) && (
          <span class="chip chip-bad">
            <Icon name="alert" />
          </span>
        )}
        <PlaceButtons
          title={title}
          first={at === 0}
          last={at === form.fields.length - 1}
          onMove={(step) => onMove(at, at + step)}
          onRemove={onRemove}
        />
      </div>
      <div class="form-field-parts" id={id} hidden={!open}>
        {open && <FieldParts {...props} />}
      </div>
    </li>
  );
}

function FieldParts({ form, field, at, beside, stale, faults, onChange }: FieldEditorProps) {
  const words = text.forms;
  const wrong = (part: string) => isFaulty(faults, `fields.${at}.${part}`);
  return (
    <>
      <WordsPair
        label={words.label}
        labelIn={words.labelIn}
        words={field.label}
        beside={beside}
        stale={stale.has(field.id)}
        problem={wrong('label') && words.wrong.label}
        focused={field.label.en === ''}
        onSay={(language, said) => onChange({ ...field, label: reworded(field.label, language, said) })}
      />
      <WordsPair
        label={words.help}
        labelIn={words.helpIn}
        words={field.help}
        beside={beside}
        stale={stale.has(`${field.id}?`)}
        problem={wrong('help') && words.wrong.label}
        onSay={(language, said) => onChange(withHelp(field, language, said))}
      />
      <div class="field-row">
        <label class="field">
          <span>{words.type}</span>
          <span class="select select-tall">
            <select
              value={field.type}
              onChange={(event) => {
                const type = FIELD_TYPES.find((one) => one === event.currentTarget.value);
                if (type) onChange(retyped(field, type));
              }}
            >
              {FIELD_TYPES.map((type) => (
                <option key={type} value={type}>
                  {words.types[type]}
                </option>
              ))}
            </select>
            <Icon name="chevron" />
          </span>
        </label>
        <label class="field">
          <span>{words.name}</span>
          <input
            class="field-code"
            maxLength={40}
            spellcheck={false}
            autocapitalize="off"
            aria-invalid={wrong('id') || undefined}
            value={field.id}
            onInput={(event) => onChange({ ...field, id: event.currentTarget.value })}
          />
          <small class={wrong('id') ? 'field-problem' : ''}>{wrong('id') ? words.wrong.id : words.nameHint}</small>
        </label>
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={field.required ?? false}
          onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        />
        <span>{words.required}</span>
      </label>
      <FieldLimits field={field} wrong={wrong} onChange={onChange} />
      <OptionList field={field} at={at} beside={beside} stale={stale} faults={faults} onChange={onChange} />
      <ShownIf form={form} field={field} at={at} wrong={wrong('shownIf')} onChange={onChange} />
    </>
  );
}
