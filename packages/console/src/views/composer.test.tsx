import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, one, press, replyField, show, showCase, takeDown } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

test('a reply that is taken back while one writes a note is there to be changed', async () => {
  const { server, desk } = await showCase(1);
  server.fail('reply', 'too_many_requests');
  desk.outgoing.send(caseId(1), { text: 'Typo hree', seenSeq: 1 });
  one('[data-key="note-mode"]').click();
  await calm();
  one('.message-problem .link:last-child').click();
  await calm();
  expect([replyField().value, desk.returned.value]).toEqual(['Typo hree', null]);
});

test.each(['r', 'n'])('whoever types on while the field is drawn, after %s, loses no letter', async (key) => {
  const { server, desk } = await show();
  desk.show(caseId(2));
  press(key);
  press('H');
  while (!desk.openCase.detail.peek()) await Promise.resolve();
  press('i');
  await calm();
  press('e');
  expect(one<HTMLTextAreaElement>('.reply-text').value).toBe('Hi');
  expect([document.activeElement?.className, server.asked.some((label) => label.startsWith('setState'))]).toEqual(['reply-text', false]);
});

test.each([['n', 'note'], ['r', 'reply']])('the key %s for the other field is the last one before its text', async (key, field) => {
  await showCase(1);
  if (field === 'reply') one('[data-key="note-mode"]').click();
  await calm();
  (document.activeElement as HTMLElement).blur();
  press(key);
  // As soon as the browser has done what the key began, without a frame.
  await Promise.resolve();
  await Promise.resolve();
  expect((document.activeElement as HTMLElement).dataset.key).toBe(field);
});
