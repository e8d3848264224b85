import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, one, replyField, showCase, takeDown } from '../testing/drawn-desk.tsx';

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
