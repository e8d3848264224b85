import type { HoldMs } from '@savepoint/protocol';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { calm, one, showPart, takeDown } from '../../testing/drawn-desk.tsx';
import { SESSION } from '../../testing/session.ts';
import { HoldChoice } from './hold-choice.tsx';

afterEach(takeDown);

const field = () => one<HTMLSelectElement>('select');
const choose = async (holdMs: number) => {
  field().value = String(holdMs);
  field().dispatchEvent(new Event('change', { bubbles: true }));
  await calm();
};

/** A choice whose answers come when the test gives them. */
async function open() {
  const { desk, http } = await showPart(<HoldChoice />);
  const waiting: ((why?: ApiError) => void)[] = [];
  const sent: number[] = [];
  http.put = <T,>(_: string, body: unknown) =>
    new Promise<T>((done, fail) => {
      const { holdMs } = body as { holdMs: HoldMs };
      sent.push(holdMs);
      waiting.push((why) => (why ? fail(why) : done((kept = holdMs) as T)));
    });
  let kept = SESSION.holdMs;
  desk.session.refresh = async () => desk.session.enter({ ...SESSION, holdMs: kept });
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
  expect(one('.form-done').textContent).toBe('Kept.');
});

test('a choice that was not kept gives way to what holds, with the reason', async () => {
  const { sent, answer } = await open();
  await choose(10_000);
  await answer(new ApiError('unreachable'));
  expect([sent, field().value]).toEqual([[10_000], '0']);
  expect(one('.form-problem').textContent).not.toBe('');
});
