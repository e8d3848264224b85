import type { Answer, FormField } from '@savepoint/protocol';
import type { Case } from '@savepoint/sdk';
import { spoken, text } from '../../i18n/text.ts';
import formsCss from '../../theme/panel/forms.css?inline';
import { useStyle } from '../components/later.tsx';
import { useForms } from './use-forms.ts';

/** What the player answered in the form of a case, folded away: by today's words for its questions, else by their names. */
export function GivenAnswers({ view: { form, answers = {}, messages } }: { view: Case }) {
  useStyle(formsCss);
  const fields = useForms().find(({ id }) => id === form?.id)?.fields ?? [];
  const files = messages[0]?.attachments ?? [];
  const rows = Object.entries(answers);
  if (rows.length === 0) return null;
  return (
    <details class="given card">
      <summary>{text.forms.answers}</summary>
      <dl>
        {rows.map(([id, answer]) => {
          const field = fields.find((one) => one.id === id);
          return (
            <div key={id}>
              <dt>{field?.label ?? id}</dt>
              <dd dir="auto">
                {field?.type === 'picture' ? [answer].flat().map((at) => files[Number(at)]?.name).join(', ') : wordsOf(answer, field)}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

function wordsOf(answer: Answer, field: FormField | undefined): string {
  if (typeof answer === 'boolean') return answer ? text.forms.yes : text.forms.no;
  if (field?.type === 'date') return new Date(`${answer}T12:00:00`).toLocaleDateString(spoken.value.tag, { dateStyle: 'medium' });
  const options = field && 'options' in field ? field.options : [];
  const words = [answer].flat().map((one) => options.find(({ id }) => id === one)?.label ?? String(one));
  return new Intl.ListFormat(spoken.value.tag, { type: 'unit' }).format(words);
}
