import { useSignal } from '@preact/signals';
import { checkAnswers, shownFields } from '@savepoint/protocol';
import type { Answer, FormFault, TopicForm } from '@savepoint/protocol';
import { useLayoutEffect, useRef } from 'preact/hooks';
import formsCss from '../../theme/panel/forms.css?inline';
import { usePanel } from '../panel-context.ts';
import { useStyle } from '../components/later.tsx';
import { FaultList } from './fault-list.tsx';
import { Field } from './field.tsx';
import { fillIn } from './fill-in.ts';
import { useForms } from './use-forms.ts';

/** The fields of the form that belongs to the chosen topic; nothing where it has none, or none has come here yet. */
export function TopicFields() {
  const { draft } = usePanel();
  useStyle(formsCss);
  const form = useForms().find(({ topic }) => topic === draft.topic.value);
  return form ? <Fields key={`${form.id} ${form.version}`} form={form} /> : null;
}

function Fields({ form }: { form: TopicForm }) {
  const { draft, heading } = usePanel();
  const faults = useSignal<readonly FormFault[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const given = draft.answers.value[form.topic] ?? {};
  const fields = shownFields(form, fillIn(form, given, (id) => draft.picturesFor(id, form.topic).value, 0).answers);

  useLayoutEffect(() => {
    const filled = (from: number) =>
      fillIn(form, draft.answers.peek()[form.topic] ?? {}, (id) => draft.picturesFor(id, form.topic).peek(), from);
    draft.filled.value = {
      form: { id: form.id, version: form.version },
      take: filled,
      refuses() {
        faults.value = checkAnswers(form, filled(0).answers, Infinity);
        // Drawn first, then gone to.
        if (faults.value.length > 0) requestAnimationFrame(() => list.current?.focus());
        return faults.value.length > 0;
      },
    };
    return () => void (draft.filled.value = undefined);
  }, []);

  const change = (id: string, answer: Answer | undefined) => {
    const { [id]: _before, ...others } = given;
    draft.answers.value = { ...draft.answers.value, [form.topic]: answer === undefined ? others : { ...others, [id]: answer } };
    if (faults.value.length > 0) faults.value = faults.value.filter(({ field }) => field !== id);
  };
  const goTo = (id: string) => {
    const root = heading.current?.getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>(`[data-field=${id}] :is(input, textarea, select, button)`)?.focus();
  };
  return (
    <>
      <FaultList box={list} form={form} faults={faults.value} goTo={goTo} />
      {fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          answer={given[field.id]}
          fault={faults.value.find((fault) => fault.field === field.id)?.code}
          change={(answer) => change(field.id, answer)}
        />
      ))}
    </>
  );
}
