import { afterEach, expect, test } from 'vitest';
import { calm, one, showCase, takeDown, type } from '../testing/drawn-desk.tsx';

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
