import type { KeptReply } from '@savepoint/protocol';
import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, one, press, replyField, showCase, takeDown, type } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

const MACRO: KeptReply = {
  id: 'macro', name: 'escalate', gameId: null, topics: [], texts: {}, actions: { priority: 'urgent' }, version: 1, mine: true, own: true, used: 0,
};
async function pickInCommandBar(words: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
  await calm();
  const input = type(one<HTMLInputElement>('.command-input'), words);
  await calm();
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await calm();
}

test('a ready reply without a text is done at once where nothing is written, with a way back', async () => {
  const { server } = await showCase(1, { canned: [MACRO] });
  const field = type(replyField(), '/esc');
  await calm();
  expect(one('.suggestion').textContent).toContain('priority Urgent');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await calm();
  expect(field.value).toBe('');
  expect(server.cases.get(caseId(1))?.priority).toBe('urgent');
  expect(server.asked).toContain('useCanned macro');
  one('.toast-action').click();
  await calm();
  expect(server.cases.get(caseId(1))?.priority).toBe('normal');
});

test('a ready reply from the command bar stands where the caret was, and what it does goes with the answer', async () => {
  const hello = { ...MACRO, id: 'hello', name: 'hello', texts: { de: 'Hallo {{player.name}}' } };
  const { server } = await showCase(1, { canned: [MACRO, hello] });
  await pickInCommandBar('ready hello');
  expect(replyField().value).toBe('Hallo Player 1');
  await pickInCommandBar('escal');
  expect(replyField().value).toBe('Hallo Player 1');
  expect(one('.reply-actions').textContent).toContain('priority Urgent');
  expect(server.cases.get(caseId(1))?.priority).toBe('normal');
});

test('the way back from what is done at once leaves alone what a colleague has changed since', async () => {
  const { server, desk } = await showCase(1, { canned: [MACRO] });
  await pickInCommandBar('escal');
  const undo = one('.toast-action');
  await server.api.edit(caseId(1), { priority: 'low' });
  await calm();
  undo.click();
  await calm();
  expect(server.cases.get(caseId(1))?.priority).toBe('low');
  expect(desk.notices.shown.value.at(-1)?.text).toBe('Nothing was taken back: somebody has changed it since.');
});

test('so does the way back from closing a case', async () => {
  const { server } = await showCase(1);
  press('e');
  await calm();
  const undo = one('.toast-action');
  await server.api.reply(caseId(1), { id: 'by-ben', text: 'One more thing' });
  await calm();
  undo.click();
  await calm();
  expect(server.cases.get(caseId(1))?.state).toBe('answered');
});

test('a case that was closed by mistake is open again', async () => {
  const { server } = await showCase(1);
  press('e');
  await calm();
  expect(server.cases.get(caseId(1))?.state).toBe('closed');
  one('.toast-action').click();
  await calm();
  expect(server.cases.get(caseId(1))?.state).toBe('open');
});
