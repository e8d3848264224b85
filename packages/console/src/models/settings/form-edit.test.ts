import type { FormDefinition } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { conditionOf, rowsOf } from './condition-rows.ts';
import { addField, addOption, changeField, limited, moved, retyped, reworded, withHelp } from './form-edit.ts';
import { formFaults } from './form-faults.ts';
import { formText } from './form-text.ts';

const FORM: FormDefinition = {
  id: 'payment',
  topic: 'payment',
  fields: [
    { id: 'store', type: 'choice', label: { en: 'Store', de: 'Laden' }, options: [{ id: 'steam', label: { en: 'Steam' }, tag: true }] },
    { id: 'order', type: 'text', label: { en: 'Order' }, required: true, maxLength: 9, shownIf: { field: 'store', equals: 'steam' } },
  ],
};

test('what an author adds has a name of its own, and is not ready until it has words', () => {
  const more = addField(addField(FORM));
  expect(more.fields.map(({ id }) => id)).toEqual(['store', 'order', 'field_3', 'field_4']);
  expect([...formFaults(more)]).toEqual(['fields.2.label.en', 'fields.3.label.en']);
  expect([...formFaults(FORM)]).toEqual([]);
  const option = changeField(FORM, 0, addOption(FORM.fields[0]!));
  expect([...formFaults(option)]).toEqual(['fields.0.options.1.label.en']);
});

test('what the server would refuse is named where it stands', () => {
  const swapped = { ...FORM, fields: moved(FORM.fields, 1, 0) };
  expect([...formFaults(swapped)]).toEqual(['fields.0.shownIf']);
  const pattern = changeField(FORM, 1, limited(FORM.fields[1]!, 'pattern', '(a+)+'));
  expect([...formFaults(pattern)]).toEqual(['fields.1.pattern']);
  const doubled = changeField(FORM, 1, { ...FORM.fields[1]!, id: 'store' });
  expect([...formFaults(doubled)]).toContain('fields.1.id');
  const nameless = changeField(FORM, 1, { ...FORM.fields[1]!, id: 'Order No' });
  expect([...formFaults(nameless)]).toEqual(['fields.1.id']);
});

test('a question in another shape keeps its words, and what both shapes know', () => {
  const order = FORM.fields[1]!;
  expect(retyped(order, 'yes_no')).toEqual({
    id: 'order', type: 'yes_no', label: { en: 'Order' }, required: true, shownIf: { field: 'store', equals: 'steam' },
  });
  expect(retyped(FORM.fields[0]!, 'choices')).toMatchObject({ type: 'choices', options: [{ id: 'steam' }] });
});

test('a translation that is emptied is none, and help that says nothing is gone', () => {
  expect(reworded({ en: 'Store', de: 'Laden' }, 'de', '')).toEqual({ en: 'Store' });
  expect(reworded({ en: 'Store' }, 'en', '')).toEqual({ en: '' });
  const helped = withHelp(FORM.fields[0]!, 'de', 'Wo?');
  expect(helped.help).toEqual({ de: 'Wo?', en: '' });
  expect(withHelp(helped, 'de', '')).not.toHaveProperty('help');
});

test('nothing moves beyond the ends', () => {
  expect([moved([1, 2, 3], 0, 2), moved([1, 2, 3], 2, 1), moved([1, 2], 0, -1), moved([1, 2], 1, 2)]).toEqual([
    [2, 3, 1], [1, 3, 2], [1, 2], [1, 2],
  ]);
});

test('conditions are rows and the same conditions again; what nests deeper is left alone', () => {
  const a = { field: 'a', answered: true };
  for (const condition of [undefined, a, { not: a }, { all: [a, { not: a }] }, { any: [a, a] }]) {
    expect(conditionOf(rowsOf(condition)!)).toEqual(condition);
  }
  expect(rowsOf({ any: [a, { all: [a, a] }] })).toBeNull();
  expect(rowsOf({ not: { any: [a] } })).toBeNull();
});

test('a form as text says all of it', () => {
  expect(formText(FORM)).toBe(
    '# store (choice)\nen: Store\nde: Laden\n- steam (tag)\n  en: Steam\n\n' +
      '# order (text, required)\nen: Order\nmaxLength: 9\nif store = steam\n',
  );
  expect(formText(undefined)).toBe('');
});
