import type { TopicForm } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { fillIn } from './fill-in.ts';

const picture = (id: string, onlyIf?: string): TopicForm['fields'][number] => ({
  id,
  type: 'picture',
  label: id,
  ...(onlyIf && { shownIf: { field: onlyIf, answered: true } }),
});
const form: TopicForm = {
  id: 'f',
  topic: 'bug',
  version: 1,
  fields: [{ id: 'text', type: 'text', label: 'text' }, picture('one', 'text'), picture('two'), picture('three', 'two')],
};
const files: Record<string, File[]> = {
  one: [new File([], 'one a')],
  two: [new File([], 'two a'), new File([], 'two b')],
  three: [new File([], 'three a')],
};
const fill = (given: Record<string, string>) => {
  const { answers, pictures } = fillIn(form, given, (id) => files[id]!, 2);
  return [answers, pictures.map(({ name }) => name)];
};

test('names the pictures by their places after the files that stand before them', () => {
  expect(fill({ text: 'x' })).toEqual([
    { text: 'x', one: [2], two: [3, 4], three: [5] },
    ['one a', 'two a', 'two b', 'three a'],
  ]);
});

test('sends no picture of a field that is hidden, and leaves no gap for it', () => {
  expect(fill({ text: ' ' })).toEqual([{ two: [2, 3], three: [4] }, ['two a', 'two b', 'three a']]);
});
