import { checkAnswers, keptAnswers, type Answers, type CaseOpen, type FormDefinition, type FormRef } from '@savepoint/protocol';

/** The answers of a report as they stand on its case. */
export interface KeptAnswers {
  form?: FormRef;
  answers: Answers;
  /** False when the form's version is not known here: then they were held to no rules but their size. */
  checked: boolean;
}

export type TakenAnswers =
  | { kept: KeptAnswers | null; tags: string[]; wrong?: never }
  /** The first field whose answer does not fit. */
  | { wrong: string };

/**
 * In: what a report says of its form, and that version of the form if it is known. Out: what is kept of the answers, and
 * the tags they give the case; or the field that is wrong, by the same rules that the panel went by.
 */
export function takeAnswers(body: CaseOpen['body'], definition: FormDefinition | undefined): TakenAnswers {
  const { form, answers, attachments } = body;
  if (!form && !answers) return { kept: null, tags: [] };
  const given = answers ?? {};
  if (!definition) return { kept: { ...(form && { form }), answers: given, checked: false }, tags: [] };
  const [fault] = checkAnswers(definition, given, attachments.length);
  if (fault) return { wrong: fault.field };
  const kept = keptAnswers(definition, given);
  return { kept: { ...(form && { form }), answers: kept, checked: true }, tags: tagsOf(definition, kept) };
}

function tagsOf({ fields }: FormDefinition, kept: Answers): string[] {
  return fields.flatMap((field) => {
    if (!('options' in field)) return [];
    const chosen: unknown[] = [kept[field.id]].flat();
    return field.options.flatMap(({ id, tag }) => (tag && chosen.includes(id) ? [`${field.id}:${id}`] : []));
  });
}
