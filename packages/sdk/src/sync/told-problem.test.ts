import { newId } from '@savepoint/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { browser, keep, opened } from '../testing/browser.ts';

afterEach(() => vi.restoreAllMocks());

test('what the studio has to mend is told with what the server says of it, once', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const { world, emitter, openTab } = browser();
  const codes: string[] = [];
  emitter.on('problem', ({ code }) => codes.push(code));
  const answer = { status: 401, code: 'identity_refused', detail: '`iat` is in the future' };
  const headers = { 'content-type': 'application/problem+json' };
  const tab = await openTab({ ...world.tab(), fetch: async () => new Response(JSON.stringify(answer), { status: 401, headers }) });
  await keep(tab, opened(newId(), 'one'));
  await world.runTimers(20);
  expect(codes).toEqual(['identity_refused']);
  expect(warn.mock.calls.flat()).toEqual(['savepoint: the server at http://s answers "identity_refused" for the game "g": `iat` is in the future']);
});
