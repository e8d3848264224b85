import type { Condition, FormDefinition, Localised } from '@savepoint/protocol';
import { optionsOf, type FieldDraft } from './form-edit.ts';

/** The whole of a form as text, to be compared line by line. */
export function formText(form: FormDefinition | undefined): string {
  return form ? form.fields.map(fieldText).join('\n') : '';
}

function fieldText(field: FieldDraft): string {
  const { id, type, label, help, required, shownIf } = field;
  const limits = (['min', 'max', 'maxLength', 'pattern'] as const).flatMap((name) =>
    name in field ? [`${name}: ${String((field as Record<string, unknown>)[name])}`] : [],
  );
  return [
    `# ${id} (${type}${required ? ', required' : ''})`,
    ...wordLines(label),
    ...(help ? wordLines(help, '? ') : []),
    ...limits,
    ...(shownIf ? [`if ${conditionText(shownIf)}`] : []),
    ...(optionsOf(field) ?? []).flatMap((option) => [
      `- ${option.id}${option.tag ? ' (tag)' : ''}`,
      ...wordLines(option.label, '  '),
    ]),
    '',
  ].join('\n');
}

const wordLines = (words: Localised, before = '') =>
  Object.keys(words)
    .sort((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : a < b ? -1 : 1))
    .map((language) => `${before}${language}: ${words[language]}`);

/** A condition as one line; it is code, and the same in every language. */
export function conditionText(condition: Condition): string {
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  if ('all' in condition) return condition.all.map(conditionText).join(' and ');
  if ('any' in condition) return `(${condition.any.map(conditionText).join(' or ')})`;
  if ('answered' in condition) return `${condition.field} is ${condition.answered ? '' : 'not '}answered`;
  if ('includes' in condition) return `${condition.field} includes ${condition.includes}`;
  return `${condition.field} = ${condition.equals}`;
}
