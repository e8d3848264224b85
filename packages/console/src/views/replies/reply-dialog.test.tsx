import type { KeptReply } from '@savepoint/protocol';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { createDesk } from '../../models/desk.ts';
import { calm, type } from '../../testing/drawn-desk.tsx';
import { createFakeHttp } from '../../testing/fake-http.ts';
import { createFakePage, createFakeStorage } from '../../testing/fake-page.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { SESSION } from '../../testing/session.ts';
import { surround } from '../../testing/surroundings.ts';
import { DeskContext } from '../desk-context.ts';
import { ReplyDialog } from './reply-dialog.tsx';

let place: HTMLElement;
afterEach(() => {
  render(null, place);
  place.remove();
});

test('a ready reply that somebody else has changed meanwhile can be saved again, with all that was written', async () => {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  desk.session.enter(SESSION);
  const reply: KeptReply = {
    id: 'r1', name: 'hello', gameId: null, topics: [], texts: { en: 'Hello' }, actions: {}, version: 3, mine: true, own: true, used: 0,
  };
  const address = 'PUT /staff/own-replies/r1';
  const http = createFakeHttp({ [address]: new ApiError('version_mismatch'), 'GET /staff/canned-replies': { replies: [{ ...reply, version: 4 }] } });
  let closed = 0;
  place = document.createElement('div');
  document.body.append(place);
  render(
    <DeskContext.Provider value={surround(desk, storage, http)}>
      <ReplyDialog reply={reply} onClose={() => closed++} />
    </DeskContext.Provider>,
    place,
  );
  await calm();
  const save = async () => {
    place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await calm();
  };
  type(place.querySelector('textarea')!, 'Hello again');
  await save();
  expect([closed, place.querySelector('.form-problem')?.textContent]).toEqual([0, expect.stringContaining('Save again')]);
  http.answers.set(address, undefined);
  await save();
  const sent = http.asked.filter(({ what }) => what === address).map(({ body }) => body);
  expect(sent).toMatchObject([{ version: 3 }, { version: 4, texts: { en: 'Hello again' } }]);
  expect(closed).toBe(1);
});
