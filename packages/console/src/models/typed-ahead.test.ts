import { newId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { createTypedAhead } from './typed-ahead.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false, isComposing: false });
const caseId = newId();

test('keeps what is typed from the key for a reply until the case is here', () => {
  const ahead = createTypedAhead();
  expect(ahead.hears(press('e'), caseId)).toBe(false);
  ahead.begin(caseId, 'reply');
  for (const key of ['H', 'ế', '👍', 'x', 'Backspace', 'Enter', 'e']) expect(ahead.hears(press(key), caseId)).toBe(true);
  expect([ahead.hears(press('k', true), caseId), ahead.hears(press('Shift'), caseId)]).toEqual([false, false]);
  expect(ahead.take(caseId)).toEqual({ caseId, mode: 'reply', text: 'Hế👍\ne' });
  expect(ahead.take(caseId)).toBeNull();
});

test('ends with Escape, and with another case', () => {
  const ahead = createTypedAhead();
  ahead.begin(caseId, 'note');
  expect(ahead.hears(press('Escape'), caseId)).toBe(true);
  expect(ahead.hears(press('e'), caseId)).toBe(false);
  ahead.begin(caseId, 'note');
  expect(ahead.hears(press('e'), newId())).toBe(false);
  expect(ahead.take(caseId)).toBeNull();
});
