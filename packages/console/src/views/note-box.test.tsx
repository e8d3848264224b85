import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, one, showCase, takeDown, type } from '../testing/drawn-desk.tsx';
import { appendToField } from './append-to-field.ts';

afterEach(takeDown);

test('whoever types on and sends again while a note is on its way adds it once', async () => {
  const { server } = await showCase(1);
  one('[data-key="note-mode"]').click();
  await calm();
  const field = one<HTMLTextAreaElement>('[data-key="note"]');
  const send = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, shiftKey: true, bubbles: true }));
  type(field, 'Look here');
  send();
  type(field, 'Look here and there');
  send();
  await calm();
  expect(server.asked.filter((label) => label.startsWith('note '))).toEqual(['note Look here']);
  expect(field.value).toBe(' and there');
});

test('a letter typed right after a name was picked stands behind it', async () => {
  const { desk } = await showCase(1);
  one('[data-key="note-mode"]').click();
  await calm();
  const field = one<HTMLTextAreaElement>('[data-key="note"]');
  field.value = '@Ro';
  field.setSelectionRange(3, 3);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await calm();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  // Before anything is drawn anew.
  appendToField(field, 't');
  await calm();
  expect([field.value, field.selectionStart, desk.drafts.read(caseId(1), 'note')]).toEqual(['@Rosa t', 7, '@Rosa t']);
});
