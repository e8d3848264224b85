import type { Session } from '@savepoint/protocol';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { createDesk } from '../../models/desk.ts';
import { calm } from '../../testing/drawn-desk.tsx';
import { createFakeHttp } from '../../testing/fake-http.ts';
import { createFakePage, createFakeStorage } from '../../testing/fake-page.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { SESSION } from '../../testing/session.ts';
import { surround } from '../../testing/surroundings.ts';
import { DeskContext } from '../desk-context.ts';
import { HoldChoice } from './hold-choice.tsx';

let place: HTMLElement;
afterEach(() => {
  render(null, place);
  place.remove();
});

const field = () => place.querySelector('select')!;
const choose = async (holdMs: number) => {
  field().value = String(holdMs);
  field().dispatchEvent(new Event('change', { bubbles: true }));
  await calm();
};

/** A choice on a server that answers each when the test says so. */
async function open() {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  let held: Session = SESSION;
  const api = { ...server.api, session: () => Promise.resolve(held) };
  const desk = createDesk({ api, live: server.live, storage, page: createFakePage() });
  desk.session.enter(SESSION);
  const waiting: ((why?: ApiError) => void)[] = [];
  const sent: number[] = [];
  const http = createFakeHttp();
  http.put = <T,>(_: string, body: unknown) =>
    new Promise<T>((done, fail) => {
      const { holdMs } = body as Pick<Session, 'holdMs'>;
      sent.push(holdMs);
      waiting.push((why) => {
        if (why) return fail(why);
        held = { ...held, holdMs };
        done(undefined as T);
      });
    });
  place = document.createElement('div');
  document.body.append(place);
  render(<DeskContext.Provider value={surround(desk, storage, http)}><HoldChoice /></DeskContext.Provider>, place);
  await calm();
  const answer = async (why?: ApiError) => {
    waiting.shift()!(why);
    await calm();
  };
  return { desk, sent, answer };
}

test('of two choices in a row the second holds', async () => {
  const { desk, sent, answer } = await open();
  await choose(10_000);
  await choose(30_000);
  expect(field().value).toBe('30000');
  await answer();
  expect(field().value).toBe('30000');
  await answer();
  expect([sent, desk.session.session.value?.holdMs, field().value]).toEqual([[10_000, 30_000], 30_000, '30000']);
  expect(place.querySelector('.form-done')?.textContent).toBe('Kept.');
});

test('a choice that was not kept gives way to what holds, with the reason', async () => {
  const { sent, answer } = await open();
  await choose(10_000);
  await answer(new ApiError('unreachable'));
  expect([sent, field().value]).toEqual([[10_000], '0']);
  expect(place.querySelector('.form-problem')?.textContent).not.toBe('');
});
