import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { calm, one, send, showPart, takeDown, type } from '../../testing/drawn-desk.tsx';
import { GameRetention } from './game-retention.tsx';

afterEach(takeDown);

const address = '/staff/games/orbit/retention';
const days = () => one<HTMLInputElement>('input');
const open = async (answers: Record<string, unknown>) => (await showPart(<GameRetention game="orbit" />, answers)).http;

test('after a first try that failed the days that are kept stand there, and are saved again as they are', async () => {
  const http = await open({ [`GET ${address}`]: new ApiError('unreachable'), [`PUT ${address}`]: undefined });
  http.answers.set(`GET ${address}`, { days: 90 });
  one('button').click();
  await calm();
  expect(days().value).toBe('90');
  await send();
  expect(http.asked.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ days: 90 });
});

test('what is typed while it is being saved is not said to be saved', async () => {
  let answer = () => undefined as void;
  await open({ [`GET ${address}`]: { days: 90 }, [`PUT ${address}`]: new Promise<void>((done) => (answer = done)) });
  type(days(), '30');
  await calm();
  await send();
  type(days(), '365');
  answer();
  await calm();
  expect([days().value, one('.form-done').textContent]).toEqual(['365', '']);
});
