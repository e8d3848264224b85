import type { FormDefinition, Localised, TopicForm } from './form.ts';

/** A form in one language. A word that is not there in it is said in the same language elsewhere, else in English. */
export function resolveForm({ version, definition }: { version: number; definition: FormDefinition }, language: string): TopicForm {
  const say = (words: Localised) => words[language] ?? words[language.split('-')[0]!] ?? words.en!;
  const fields = definition.fields.map(({ label, help, ...field }) => ({
    ...field,
    label: say(label),
    ...(help && { help: say(help) }),
    ...('options' in field && { options: field.options.map(({ label, ...option }) => ({ ...option, label: say(label) })) }),
  }));
  return { id: definition.id, topic: definition.topic, version, fields: fields as TopicForm['fields'] };
}
