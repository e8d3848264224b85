import type { Rule } from '@savepoint/protocol';
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
import { RulesPage } from '../rules/rules-page.tsx';

let place: HTMLElement;
afterEach(() => {
  render(null, place);
  place.remove();
});

const rule = (n: number): Rule => ({ id: `r${n}`, name: `Rule ${n}`, on: 'report', when: { field: 'text', is: 'contains', value: 'x' }, tags: ['t'] });
const address = '/staff/rules/lantern-drift';
const named = () => [...place.querySelectorAll('.form-field-title')].map(({ textContent }) => textContent);
const remove = async (n: number) => {
  place.querySelector<HTMLElement>(`[aria-label="Remove: Rule ${n}"]`)?.click();
  await calm();
};
const save = async () => {
  place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await calm();
};

async function open() {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  const games = SESSION.games.map((game) => ({ ...game, role: 'supervisor' as const }));
  desk.session.enter({ ...SESSION, games });
  const http = createFakeHttp({ [`GET ${address}`]: { version: 3, liveVersion: 2, live: [], rules: [rule(1), rule(2), rule(3)] } });
  place = document.createElement('div');
  document.body.append(place);
  render(
    <DeskContext.Provider value={surround(desk, storage, http)}>
      <RulesPage rest={[]} />
    </DeskContext.Provider>,
    place,
  );
  await calm();
  return http;
}

test('what is changed while it is being saved stays there unsaved, over what was saved, in the fields it was written in', async () => {
  const http = await open();
  const form = place.querySelector('form');
  await remove(1);
  let answer: (saved: { version: number }) => void = () => undefined;
  http.answers.set(`PUT ${address}`, new Promise((done) => (answer = done)));
  await save();
  await remove(2);
  http.answers.set(`GET ${address}`, { version: 4, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  answer({ version: 4 });
  await calm();
  expect(named()).toEqual(['Rule 3']);
  expect(place.querySelector('form')).toBe(form);
  expect([place.querySelector('.edit-overtaken'), place.querySelector('.edit-bar .form-done')?.textContent]).toEqual([null, 'Not saved. It stays here until you save it.']);
  http.answers.set(`PUT ${address}`, { version: 5 });
  http.answers.set(`GET ${address}`, { version: 5, liveVersion: 2, live: [], rules: [rule(3)] });
  await save();
  expect(http.asked.findLast(({ what }) => what.startsWith('PUT'))?.body).toEqual({ rules: [rule(3)], basedOn: 4 });
  expect([named(), place.querySelector('.edit-bar .form-done')?.textContent]).toEqual([['Rule 3'], '']);
});

test('nothing is offered to be published before what was saved is here', async () => {
  const http = await open();
  expect(place.querySelector('.help-publish')).not.toBeNull();
  await remove(1);
  http.answers.set(`PUT ${address}`, { version: 4 });
  let answer: (page: unknown) => void = () => undefined;
  http.answers.set(`GET ${address}`, new Promise((done) => (answer = done)));
  await save();
  expect(place.querySelector('.help-publish')).toBeNull();
  answer({ version: 4, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  await calm();
  expect(place.querySelector('.help-publish')).not.toBeNull();
});

test('what nobody has changed follows what somebody else has saved', async () => {
  const http = await open();
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  http.answers.set(`POST ${address}/publish`, undefined);
  place.querySelector<HTMLElement>('.help-publish .button-primary')!.click();
  await calm();
  place.querySelector<HTMLElement>('dialog .button-primary')!.click();
  await calm();
  expect(named()).toEqual(['Rule 7']);
});

test('whoever is too late with a version sees so at once, and can let theirs go before it', async () => {
  const http = await open();
  await remove(1);
  http.answers.set(`PUT ${address}`, new ApiError('version_mismatch'));
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  await save();
  expect([named(), place.querySelector('.edit-bar .form-problem')?.textContent]).toEqual([['Rule 2', 'Rule 3'], '']);
  place.querySelector<HTMLElement>('.edit-overtaken button')!.click();
  http.answers.set(`PUT ${address}`, { version: 10 });
  http.answers.set(`GET ${address}`, { version: 10, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  await calm();
  await save();
  expect(http.asked.findLast(({ what }) => what.startsWith('PUT'))?.body).toEqual({ rules: [rule(2), rule(3)], basedOn: 9 });
  expect([named(), place.querySelector('.edit-overtaken')]).toEqual([['Rule 2', 'Rule 3'], null]);
});

test('whoever publishes what somebody else has changed sees the change before they publish that', async () => {
  const http = await open();
  http.answers.set(`POST ${address}/publish`, new ApiError('version_mismatch'));
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  place.querySelector<HTMLElement>('.help-publish .button-primary')!.click();
  await calm();
  const publish = () => place.querySelector<HTMLElement>('dialog .form-buttons .button-primary')!.click();
  publish();
  await calm();
  expect(place.querySelector('dialog .difference')?.textContent).toContain('Rule 7');
  publish();
  await calm();
  expect(http.asked.findLast(({ what }) => what.startsWith('POST') && what.endsWith('publish'))?.body).toEqual({ version: 9 });
});
