import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, one, replyField, showCase, takeDown, type } from '../testing/drawn-desk.tsx';
import type { FakePage } from '../testing/fake-page.ts';

afterEach(takeDown);

test('a reply is not sent without a file that failed, and its agent is told what to do', async () => {
  const { server, desk } = await showCase(1);
  server.fail('upload', 'unsupported_media_type');
  desk.attaching.add(caseId(1), [new File(['x'], 'tool.exe')]);
  type(replyField(), 'See the file');
  await calm();
  const press = { key: 'Enter', ctrlKey: true, bubbles: true };
  replyField().dispatchEvent(new KeyboardEvent('keydown', press));
  await calm();
  expect([server.replies, one('.reply-hint').textContent]).toEqual([[], 'A file has not arrived: try again, or remove it.']);
  one('.reply-file .icon-button').click();
  await calm();
  replyField().dispatchEvent(new KeyboardEvent('keydown', press));
  await calm();
  expect(server.replies.map(({ text }) => text)).toEqual(['See the file']);
});

test('a file that found no line is sent when there is one again', async () => {
  const { server, desk } = await showCase(1);
  server.fail('upload', 'unreachable');
  desk.attaching.add(caseId(1), [new File(['xyz'], 'a.txt', { type: 'text/plain' })]);
  await calm();
  expect(desk.drafts.files(caseId(1), 'reply')).toEqual([]);
  (desk.page as FakePage).runLater();
  await calm();
  expect(desk.drafts.files(caseId(1), 'reply')).toMatchObject([{ name: 'a.txt' }]);
});
