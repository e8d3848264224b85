import type { Condition, FormDefinition } from './form.ts';

const CONDITION_PARTS = 40;

/** What does not hold between the parts of a form, as a path into it, or undefined: asked before a form is kept. */
export function formFault({ fields }: FormDefinition): string | undefined {
  const before = new Set<string>();
  for (const [i, field] of fields.entries()) {
    if (before.has(field.id)) return `fields.${i}.id`;
    // Only earlier fields may be named, so that no field can hide itself and one pass tells what is shown.
    const named = field.shownIf ? fieldsOf(field.shownIf) : [];
    if (named.length > CONDITION_PARTS || named.some((id) => !before.has(id))) return `fields.${i}.shownIf`;
    if ('options' in field && new Set(field.options.map(({ id }) => id)).size < field.options.length) {
      return `fields.${i}.options`;
    }
    if ('min' in field && field.min !== undefined && field.max !== undefined && field.min > field.max) return `fields.${i}.min`;
    before.add(field.id);
  }
  return undefined;
}

function fieldsOf(condition: Condition): string[] {
  if ('not' in condition) return fieldsOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  return [condition.field];
}
