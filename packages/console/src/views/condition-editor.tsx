import { useSignal } from '@preact/signals';
import type { CaseField, CaseTest } from '@savepoint/protocol';
import { FormDialog } from '../components/form-dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { valueName } from '../format/condition.ts';
import { text } from '../i18n/text.ts';
import { withTest } from '../models/asked.ts';
import { choicesOf, draftOf, OFFERED, testOfDraft, waysOf } from '../models/condition-draft.ts';
import { useDesk } from './desk-context.ts';

/** One condition in (null: a new one), the list held to it out. */
export function ConditionEditor({ test, onClose }: { test: CaseTest | null; onClose: () => void }) {
  const { route, narrow, people, session } = useDesk();
  const draft = useSignal(draftOf(test));
  const { field, is, values, typed } = draft.value;
  const games = session.session.value?.games ?? [];
  const known = new Map([...people.value, ...games].map(({ id, name }) => [id, name]));
  const choices = choicesOf(field, games.map(({ id }) => id), people.value.map(({ id }) => id));
  const made = testOfDraft(draft.value);
  const apply = () => {
    if (!made) return;
    const others = test && test.field !== made.field ? withTest(route.peek().asked, test.field) : route.peek().asked;
    narrow(withTest(others, made.field, made));
    onClose();
  };
  const tick = (value: string) => {
    const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    draft.value = { ...draft.value, values: next };
  };
  return (
    <FormDialog
      title={text.lists.condition}
      class="modal-condition"
      action={text.lists.apply}
      ready={made !== null}
      onSend={apply}
      onClose={onClose}
    >
      <div class="condition-parts">
        <Select
          label={text.lists.condition}
          value={field}
          options={OFFERED.map((one) => [one, text.lists.fields[one]])}
          onChoose={(one) => (draft.value = { field: one as CaseField, is: waysOf(one as CaseField)[0]!, values: [], typed: '' })}
        />
        <Select
          label={text.lists.fields[field]}
          value={is}
          options={waysOf(field).map((way) => [way, text.lists.ways[way]])}
          onChoose={(way) => (draft.value = { ...draft.value, is: way })}
        />
      </div>
      {choices ? (
        <fieldset class="ticks">
          <legend class="visually-hidden">{text.lists.values}</legend>
          {choices.map((value) => (
            <label key={value} class="tick">
              <input type="checkbox" checked={values.includes(value)} onChange={() => tick(value)} />
              <span dir="auto">{valueName(field, value, known)}</span>
            </label>
          ))}
        </fieldset>
      ) : field === 'unread' || field === 'vip' ? null : (
        <label class="field">
          <span>{text.lists.values}</span>
          <input
            value={typed}
            maxLength={400}
            inputMode={field === 'age' || field === 'waiting' ? 'decimal' : 'text'}
            autocomplete="off"
            onInput={(event) => (draft.value = { ...draft.value, typed: event.currentTarget.value })}
          />
          {waysOf(field).includes('in') && <small>{text.lists.valuesHint}</small>}
        </label>
      )}
    </FormDialog>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: [value: string, name: string][];
  onChoose(value: string): void;
}

export function Select({ label, value, options, onChoose }: SelectProps) {
  return (
    <label class="select select-tall">
      <span class="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </label>
  );
}
