import type { FormDefinition, Localised } from './form.ts';

/** The words of a form by where they stand, `field`, `field?` (its help) or `field.option`, in the order in which they are read. */
export function formWords({ fields }: FormDefinition): Map<string, Localised> {
  const words = new Map<string, Localised>();
  for (const field of fields) {
    words.set(field.id, field.label);
    if (field.help) words.set(`${field.id}?`, field.help);
    for (const { id, label } of 'options' in field ? field.options : []) words.set(`${field.id}.${id}`, label);
  }
  return words;
}
