import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { createDesk } from '../../models/desk.ts';
import { calm, type } from '../../testing/drawn-desk.tsx';
import { createFakeHttp } from '../../testing/fake-http.ts';
import { createFakePage, createFakeStorage } from '../../testing/fake-page.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { surround } from '../../testing/surroundings.ts';
import { DeskContext } from '../desk-context.ts';
import { GameRetention } from './game-retention.tsx';

let place: HTMLElement;
afterEach(() => {
  render(null, place);
  place.remove();
});

const address = '/staff/games/orbit/retention';
const days = () => place.querySelector<HTMLInputElement>('input')!;
const save = () => place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

async function open(answers: Record<string, unknown>) {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  const http = createFakeHttp(answers);
  place = document.createElement('div');
  document.body.append(place);
  render(<DeskContext.Provider value={surround(desk, storage, http)}><GameRetention game="orbit" /></DeskContext.Provider>, place);
  await calm();
  return http;
}

test('after a first try that failed the days that are kept stand there, and are saved again as they are', async () => {
  const http = await open({ [`GET ${address}`]: new ApiError('unreachable'), [`PUT ${address}`]: undefined });
  http.answers.set(`GET ${address}`, { days: 90 });
  place.querySelector<HTMLElement>('button')!.click();
  await calm();
  expect(days().value).toBe('90');
  save();
  await calm();
  expect(http.asked.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ days: 90 });
});

test('what is typed while it is being saved is not said to be saved', async () => {
  let answer = () => undefined as void;
  await open({ [`GET ${address}`]: { days: 90 }, [`PUT ${address}`]: new Promise<void>((done) => (answer = done)) });
  type(days(), '30');
  await calm();
  save();
  await calm();
  type(days(), '365');
  answer();
  await calm();
  expect([days().value, place.querySelector('.form-done')?.textContent]).toEqual(['365', '']);
});
