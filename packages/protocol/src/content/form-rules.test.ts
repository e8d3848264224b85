import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { answers as answersSchema, formDefinition, topicForm, type Answers, type FormField, type TopicForm } from './form.ts';
import { formFault } from './form-fault.ts';
import { checkAnswers, keptAnswers, shownFields } from './form-rules.ts';

const form = (...fields: FormField[]): TopicForm => ({ id: 'f', topic: 'bug', version: 1, fields });
const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
];
const x = { id: 'x', label: '' };
const codes = (asked: TopicForm, answers: Answers, files?: number) => checkAnswers(asked, answers, files).map(({ code }) => code);

test.each<[string, FormField, [answer: Answers[string], code?: string][]]>([
  ['text', { ...x, type: 'text', maxLength: 4 }, [['abcd'], ['abcde', 'too_long'], [7, 'malformed']]],
  ['long text', { ...x, type: 'long_text' }, [['a\nb'], ['x'.repeat(4_001), 'too_long'], [true, 'malformed']]],
  ['player id', { ...x, type: 'player_id', pattern: '[A-Z]{2}\\d+' }, [['AB12'], [' AB1 '], ['ab12', 'no_match']]],
  [
    'transaction id',
    { ...x, type: 'transaction_id', pattern: 'GPA\\.\\d{4}|\\d{6}' },
    [['GPA.1234'], ['123456'], ['GPA.12345', 'no_match']],
  ],
  ['number', { ...x, type: 'number', min: 1, max: 9 }, [[1], [9], [0, 'too_small'], [9.5, 'too_large'], ['5', 'malformed']]],
  [
    'date',
    { ...x, type: 'date', min: '2026-01-01', max: '2026-12-31' },
    [['2026-02-28'], ['2025-12-31', 'too_small'], ['2027-01-01', 'too_large'], ['2026-02-30', 'malformed'], ['soon', 'malformed']],
  ],
  ['choice', { ...x, type: 'choice', options }, [['a'], ['c', 'no_option'], [['a'], 'malformed']]],
  [
    'choices',
    { ...x, type: 'choices', options },
    [[['a', 'b']], [['a', 'c'], 'no_option'], [['a', 'a'], 'malformed'], ['a', 'malformed']],
  ],
  ['yes or no', { ...x, type: 'yes_no' }, [[false], [true], ['yes', 'malformed']]],
  ['picture', { ...x, type: 'picture', max: 2 }, [[[0, 1]], [[0, 1, 2], 'too_large'], [[3], 'malformed'], [[0, 0], 'malformed']]],
])('checks a %s', (_, field, cases) => {
  for (const [answer, code] of cases) {
    expect([answer, codes(form(field), { x: answer }, 3)]).toEqual([answer, code ? [code] : []]);
  }
});

test('asks for what is required, where blanks and empty lists are no answer', () => {
  for (const type of ['text', 'choices', 'picture'] as const) {
    const asked = form({ id: 'x', label: '', type, required: true, options } as FormField);
    const empty: Answers[] = [{}, { x: '  ' }, { x: [] }];
    for (const given of empty) expect(codes(asked, given)).toEqual(['missing']);
  }
});

const nested = form(
  { id: 'kind', label: '', type: 'choice', options },
  { id: 'many', label: '', type: 'choices', options },
  { id: 'detail', label: '', type: 'text', required: true, shownIf: { field: 'kind', equals: 'a' } },
  {
    id: 'more',
    label: '',
    type: 'text',
    required: true,
    shownIf: { all: [{ field: 'detail', answered: true }, { not: { field: 'many', includes: 'b' } }] },
  },
  { id: 'either', label: '', type: 'yes_no', shownIf: { any: [{ field: 'kind', equals: 'b' }, { field: 'many', includes: 'b' }] } },
);
const shown = (answers: Answers) => shownFields(nested, answers).map(({ id }) => id);

test('shows a field by the answers before it', () => {
  expect(shown({})).toEqual(['kind', 'many']);
  expect(shown({ kind: 'a' })).toEqual(['kind', 'many', 'detail']);
  expect(shown({ kind: 'a', detail: 'x' })).toEqual(['kind', 'many', 'detail', 'more']);
  expect(shown({ kind: 'a', detail: 'x', many: ['b'] })).toEqual(['kind', 'many', 'detail', 'either']);
});

test('a field that is hidden is not required, its answer is dropped, and what hangs on it is hidden too', () => {
  const given = { kind: 'b', detail: 'written before', more: 'too', either: true };
  expect(checkAnswers(nested, given)).toEqual([]);
  expect(keptAnswers(nested, given)).toEqual({ kind: 'b', either: true });
});

test('answers that Object.prototype has are none', () => {
  expect(codes(form({ id: 'constructor', label: '', type: 'text', required: true }), {})).toEqual(['missing']);
});

test('whatever is answered: what is kept is checked to the same result, and dropping again changes nothing', () => {
  const answer = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.array(fc.constantFrom('a', 'b', 'c')));
  const ids = nested.fields.map(({ id }) => id);
  const some = fc.dictionary(fc.constantFrom(...ids, 'unknown'), answer).map((given) => given as Answers);
  fc.assert(
    fc.property(some, (given) => {
      const kept = keptAnswers(nested, given);
      expect(keptAnswers(nested, kept)).toEqual(kept);
      expect(checkAnswers(nested, kept)).toEqual(checkAnswers(nested, given));
      expect(Object.keys(kept).every((id) => shown(given).includes(id))).toBe(true);
    }),
  );
});

test('refuses a form whose parts do not fit together', () => {
  const field = (id: string, more: object = {}) => ({ id, type: 'text', label: { en: id }, ...more });
  const fault = (...fields: object[]) => formFault(v.parse(formDefinition, { id: 'f', topic: 'bug', fields }));
  expect(fault(field('a'), field('b', { shownIf: { field: 'a', answered: true } }))).toBeUndefined();
  expect(fault(field('a'), field('a'))).toBe('fields.1.id');
  expect(fault(field('a', { shownIf: { field: 'a', answered: false } }))).toBe('fields.0.shownIf');
  expect(fault(field('a', { shownIf: { not: { field: 'b', equals: 1 } } }), field('b'))).toBe('fields.0.shownIf');
  expect(fault({ ...field('a'), type: 'number', min: 2, max: 1 })).toBe('fields.0.min');
});

test('reads no form without English, with a pattern that could hang, or with what has no name', () => {
  const fits = (field: object) => v.is(formDefinition, { id: 'f', topic: 'bug', fields: [{ id: 'a', type: 'text', label: { en: 'A' }, ...field }] });
  expect(fits({})).toBe(true);
  expect([{ label: { de: 'A' } }, { pattern: '(a+)+' }, { id: '__proto__' }, { type: 'html' }].map(fits)).toEqual([false, false, false, false]);
  expect(v.is(topicForm, nested)).toBe(true);
  expect(v.is(answersSchema, Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`a${i}`, 1])))).toBe(false);
});
