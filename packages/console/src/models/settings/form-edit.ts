import type { FormDefinition, Localised } from '@savepoint/protocol';

export type FieldDraft = FormDefinition['fields'][number];
export type FieldType = FieldDraft['type'];
export type OptionDraft = Extract<FieldDraft, { type: 'choice' }>['options'][number];

export const FIELD_TYPES = [
  'text', 'long_text', 'number', 'date', 'choice', 'choices', 'yes_no', 'player_id', 'transaction_id', 'picture',
] as const satisfies readonly FieldType[];

/** A name in, one that is not taken out. */
function freeName(base: string, taken: readonly string[]): string {
  let count = taken.length + 1;
  while (taken.includes(`${base}_${count}`)) count++;
  return `${base}_${count}`;
}

export const optionsOf = (field: FieldDraft): OptionDraft[] | undefined => ('options' in field ? field.options : undefined);

/** A new, still nameless field at the end. */
export function addField(form: FormDefinition): FormDefinition {
  const id = freeName('field', form.fields.map((field) => field.id));
  return { ...form, fields: [...form.fields, { id, type: 'text', label: { en: '' } }] };
}

export function changeField(form: FormDefinition, at: number, field: FieldDraft): FormDefinition {
  return { ...form, fields: form.fields.map((one, index) => (index === at ? field : one)) };
}

export function removeField(form: FormDefinition, at: number): FormDefinition {
  return { ...form, fields: form.fields.filter((_, index) => index !== at) };
}

/** Takes one entry of a list to where another stands; beyond the ends nothing moves. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** The same question in another shape: what the new type does not know is left behind. */
export function retyped(field: FieldDraft, type: FieldType): FieldDraft {
  const { id, label, help, required, shownIf } = field;
  const common = { id, label, ...(help && { help }), ...(required && { required }), ...(shownIf && { shownIf }) };
  if (type === 'choice' || type === 'choices') {
    return { ...common, type, options: optionsOf(field) ?? [{ id: 'option_1', label: { en: '' } }] };
  }
  return { ...common, type };
}

/** Words in one language changed; an empty translation is none, and is read in English. */
export function reworded(words: Localised | undefined, language: string, said: string): Localised {
  const next = { ...words, [language]: said };
  if (language !== 'en' && said === '') delete next[language];
  return 'en' in next ? next : { ...next, en: '' };
}

/** Help that says nothing in any language is no help. */
export function withHelp(field: FieldDraft, language: string, said: string): FieldDraft {
  const help = reworded(field.help, language, said);
  const { help: _before, ...rest } = field;
  return Object.values(help).every((words) => words === '') ? rest : { ...rest, help };
}

export function withOptions(field: FieldDraft, options: OptionDraft[]): FieldDraft {
  return 'options' in field ? { ...field, options } : field;
}

export function addOption(field: FieldDraft): FieldDraft {
  const options = optionsOf(field) ?? [];
  return withOptions(field, [...options, { id: freeName('option', options.map(({ id }) => id)), label: { en: '' } }]);
}

/** A field without one of its limits, or with another one. */
export function limited(field: FieldDraft, limit: 'min' | 'max' | 'maxLength' | 'pattern', value: string | number | undefined): FieldDraft {
  const { [limit]: _before, ...rest } = field as FieldDraft & Record<typeof limit, unknown>;
  return (value === undefined || value === '' ? rest : { ...rest, [limit]: value }) as FieldDraft;
}
