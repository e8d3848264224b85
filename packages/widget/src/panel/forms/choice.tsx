import type { Answer, FormField } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import type { FieldProps } from './field.tsx';

/** More than these are a list that opens, so that the form stays short. */
const MOST_IN_VIEW = 8;

/** One of several, some of several, or yes or no: all in view where they are few. */
export function Choice({ field, answer, change, described }: FieldProps<Extract<FormField, { type: 'choice' | 'choices' | 'yes_no' }>>) {
  const several = field.type === 'choices';
  const options: { value: string | boolean; label: string }[] =
    field.type === 'yes_no'
      ? [
          { value: true, label: text.forms.yes },
          { value: false, label: text.forms.no },
        ]
      : field.options.map(({ id, label }) => ({ value: id, label }));
  const chosen: unknown[] = answer === undefined ? [] : [answer].flat();

  if (field.type === 'choice' && options.length > MOST_IN_VIEW) {
    return (
      <select aria-label={field.label} {...described} value={String(answer ?? '')} onChange={(event) => change(event.currentTarget.value || undefined)}>
        <option value="">{text.forms.choose}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={String(value)}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  function pick(value: string | boolean) {
    const isChosen = chosen.includes(value);
    if (!several) return change(isChosen ? undefined : value);
    const next = isChosen ? chosen.filter((one) => one !== value) : [...chosen, value];
    change(next.length > 0 ? (next as Answer) : undefined);
  }
  return (
    <div class="options">
      {options.map(({ value, label }) => (
        <label class="chip" key={String(value)}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={described.id}
            aria-invalid={described['aria-invalid']}
            checked={chosen.includes(value)}
            // A press on what is chosen takes it back, which browsers do not do for one of several.
            onClick={() => (several || chosen.includes(value)) && pick(value)}
            onChange={() => !several && !chosen.includes(value) && pick(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
