import type { FormFault, TopicForm } from '@savepoint/protocol';
import type { RefObject } from 'preact';
import { text } from '../../i18n/text.ts';
import { faultWords } from './fault-words.ts';

/** What has to be put right, in one place: it takes the focus when sending is refused, and leads to each field. */
export function FaultList(props: {
  box: RefObject<HTMLDivElement | null>;
  form: TopicForm;
  faults: readonly FormFault[];
  goTo: (field: string) => void;
}) {
  const { box, form, faults, goTo } = props;
  if (faults.length === 0) return null;
  return (
    <div ref={box} class="faults" role="group" aria-labelledby="faults" tabIndex={-1}>
      <p id="faults">{text.forms.check}</p>
      <ul>
        {faults.map(({ field: id, code }) => {
          const field = form.fields.find((one) => one.id === id)!;
          return (
            <li key={id}>
              <button type="button" class="quiet" onClick={() => goTo(id)}>
                <span>
                  <strong>{field.label}</strong> {faultWords(field, code)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
