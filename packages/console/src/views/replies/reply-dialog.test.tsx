import type { KeptReply } from '@savepoint/protocol';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { one, send, showPart, takeDown, type } from '../../testing/drawn-desk.tsx';
import { ReplyDialog } from './reply-dialog.tsx';

afterEach(takeDown);

test('a ready reply that somebody else has changed meanwhile can be saved again, with all that was written', async () => {
  const reply: KeptReply = {
    id: 'r1', name: 'hello', gameId: null, topics: [], texts: { en: 'Hello' }, actions: {}, version: 3, mine: true, own: true, used: 0,
  };
  const address = 'PUT /staff/own-replies/r1';
  let closed = 0;
  const { http } = await showPart(<ReplyDialog reply={reply} onClose={() => closed++} />, {
    [address]: new ApiError('version_mismatch'),
    'GET /staff/canned-replies': { replies: [{ ...reply, version: 4 }] },
  });
  type(one<HTMLTextAreaElement>('textarea'), 'Hello again');
  await send();
  expect([closed, one('.form-problem').textContent]).toEqual([0, expect.stringContaining('Save again')]);
  http.answers.set(address, undefined);
  await send();
  const sent = http.asked.filter(({ what }) => what === address).map(({ body }) => body);
  expect(sent).toMatchObject([{ version: 3 }, { version: 4, texts: { en: 'Hello again' } }]);
  expect(closed).toBe(1);
});
