import { keptAnswers, shownFields, type Answers, type TopicForm } from '@savepoint/protocol';

/**
 * A form as it is sent: what was answered in the fields that are shown, and their pictures, which stand in the answers by
 * their places among the message's files, counted on from `from`.
 */
export function fillIn(form: TopicForm, given: Answers, chosen: (field: string) => File[], from: number) {
  const files: File[] = [];
  const answers = { ...given };
  for (const { id, type } of form.fields) {
    if (type !== 'picture' || !isShown(form, answers, id)) continue;
    answers[id] = chosen(id).map((file) => from + files.push(file) - 1);
  }
  return { answers: keptAnswers(form, answers), pictures: files };
}

const isShown = (form: TopicForm, answers: Answers, field: string) => shownFields(form, answers).some(({ id }) => id === field);
