import type { Person } from '@savepoint/protocol';
import type { VNode } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../models/api-error.ts';
import { aCase, caseId } from '../testing/cases.ts';
import { any, calm, one, send, show, showPart, takeDown, type } from '../testing/drawn-desk.tsx';
import { ReplyDialog } from '../views/replies/reply-dialog.tsx';
import { AddGameDialog } from '../views/settings/add-game-dialog.tsx';
import { ApiKeyDialog } from '../views/settings/api-key-dialog.tsx';
import { PersonDialog } from '../views/settings/person-dialog.tsx';

afterEach(takeDown);

const nothing = () => undefined;
const OMAR = { id: 'omar', name: 'Omar', games: { all: 'agent' } } as Person;
const HELLO = {
  id: 'r1', name: 'hello', gameId: null, topics: [], texts: { en: 'Hello' }, actions: {}, version: 3, mine: true, own: true, used: 0,
};
/** Whether more can be typed, and whether it can be closed. */
const isOpen = () => [!one('dialog form').matches('[inert]'), any('.modal-close') !== null];

test.each<[string, VNode, string]>([
  ['somebody\'s roles', <PersonDialog person={OMAR} onClose={nothing} />, 'POST /staff/people/omar'],
  ['a ready reply', <ReplyDialog reply={HELLO} onClose={nothing} />, 'PUT /staff/own-replies/r1'],
  ['a new game', <AddGameDialog onAdded={nothing} onClose={nothing} />, 'POST /staff/games'],
  ['a key', <ApiKeyDialog onClose={nothing} />, 'POST /staff/api-keys'],
])('what is sent of %s is all that was typed: its dialog takes no more, and tells what came of it', async (_, dialog, address) => {
  let fail: (why: ApiError) => void = nothing;
  const { http } = await showPart(dialog, { [address]: new Promise((_done, no) => (fail = no)) });
  const field = one<HTMLInputElement>('dialog :is(input, select)');
  if (field.matches('[required]')) type(field, 'Orbit');
  await calm();
  expect(isOpen()).toEqual([true, true]);
  field.focus();
  await send();
  expect(http.asked.map(({ what }) => what)).toEqual([address]);
  expect(isOpen()).toEqual([false, false]);
  (document.activeElement as HTMLElement | null)?.blur();
  fail(new ApiError('unreachable'));
  await calm();
  expect(isOpen()).toEqual([true, true]);
  expect(one('.form-problem').textContent).not.toBe('');
  // One goes on where one was.
  expect(document.activeElement).toBe(field);
});

test('so does that in which a case is filed, and files it once', async () => {
  const { server } = await show([aCase(1)], `#/cases/${caseId(1)}`);
  server.fail('edit', 'unreachable');
  one('[data-key="file"]').click();
  await calm();
  const form = one('dialog form');
  for (let presses = 0; presses < 2; presses++) form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await calm();
  expect(server.asked.filter((label) => label === 'edit')).toHaveLength(1);
  expect(isOpen()).toEqual([true, true]);
});
