import type { Answer, FilledRows, FormDefinition, Message } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { formKey } from './form-key.ts';
import { readFormVersions } from './form-store.ts';
import type { KeptAnswers } from './take-answers.ts';

type Field = FormDefinition['fields'][number];

/** Answers as staff read them, by the labels of the version that was filled in, in its order. */
export async function labelAnswers(
  db: Kysely<Database>,
  gameId: string,
  { form, answers, checked }: KeptAnswers,
  first: Message | undefined,
): Promise<FilledRows> {
  const known = form && (await readFormVersions(db, [{ gameId, ...form }])).get(formKey(gameId, form));
  const fields = new Map((known?.fields ?? []).map((field) => [field.id, field]));
  const order = [...fields.keys()];
  const rows = Object.entries(answers)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([id, answer]) => {
      const field = fields.get(id);
      return { field: id, label: field?.label.en ?? id, value: valueOf(answer, field, first) };
    });
  return { checked, rows };
}

function valueOf(answer: Answer, field: Field | undefined, first: Message | undefined): string {
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (field?.type === 'picture' && Array.isArray(answer)) {
    return answer.map((at) => first?.attachments[Number(at)]?.name ?? '?').join(', ');
  }
  const options = field && 'options' in field ? field.options : [];
  return [answer]
    .flat()
    .map((one) => options.find(({ id }) => id === one)?.label.en ?? String(one))
    .join(', ');
}
