import type { Rule } from '@savepoint/protocol';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../models/api-error.ts';
import { all, any, calm, one, send, showPart, takeDown } from '../../testing/drawn-desk.tsx';
import { SESSION } from '../../testing/session.ts';
import { RulesPage } from '../rules/rules-page.tsx';

afterEach(takeDown);

const rule = (n: number): Rule => ({ id: `r${n}`, name: `Rule ${n}`, on: 'report', when: { field: 'text', is: 'contains', value: 'x' }, tags: ['t'] });
const address = '/staff/rules/lantern-drift';
const named = () => all('.form-field-title').map(({ textContent }) => textContent);
const remove = async (n: number) => {
  any(`[aria-label="Remove: Rule ${n}"]`)?.click();
  await calm();
};

async function open() {
  const games = SESSION.games.map((game) => ({ ...game, role: 'supervisor' as const }));
  const page = { version: 3, liveVersion: 2, live: [], rules: [rule(1), rule(2), rule(3)] };
  return (await showPart(<RulesPage rest={[]} />, { [`GET ${address}`]: page }, { ...SESSION, games })).http;
}

test('what is changed while it is being saved stays there unsaved, over what was saved, in the fields it was written in', async () => {
  const http = await open();
  const form = any('form');
  await remove(1);
  let answer: (saved: { version: number }) => void = () => undefined;
  http.answers.set(`PUT ${address}`, new Promise((done) => (answer = done)));
  await send();
  await remove(2);
  http.answers.set(`GET ${address}`, { version: 4, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  answer({ version: 4 });
  await calm();
  expect(named()).toEqual(['Rule 3']);
  expect(any('form')).toBe(form);
  expect([any('.edit-overtaken'), any('.edit-bar .form-done')?.textContent]).toEqual([null, 'Not saved. It stays here until you save it.']);
  http.answers.set(`PUT ${address}`, { version: 5 });
  http.answers.set(`GET ${address}`, { version: 5, liveVersion: 2, live: [], rules: [rule(3)] });
  await send();
  expect(http.asked.findLast(({ what }) => what.startsWith('PUT'))?.body).toEqual({ rules: [rule(3)], basedOn: 4 });
  expect([named(), any('.edit-bar .form-done')?.textContent]).toEqual([['Rule 3'], '']);
});

test('nothing is offered to be published before what was saved is here', async () => {
  const http = await open();
  expect(any('.help-publish')).not.toBeNull();
  await remove(1);
  http.answers.set(`PUT ${address}`, { version: 4 });
  let answer: (page: unknown) => void = () => undefined;
  http.answers.set(`GET ${address}`, new Promise((done) => (answer = done)));
  await send();
  expect(any('.help-publish')).toBeNull();
  answer({ version: 4, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  await calm();
  expect(any('.help-publish')).not.toBeNull();
});

test('what nobody has changed follows what somebody else has saved', async () => {
  const http = await open();
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  http.answers.set(`POST ${address}/publish`, undefined);
  one('.help-publish .button-primary').click();
  await calm();
  one('dialog .button-primary').click();
  await calm();
  expect(named()).toEqual(['Rule 7']);
});

test('whoever is too late with a version sees so at once, and can let theirs go before it', async () => {
  const http = await open();
  await remove(1);
  http.answers.set(`PUT ${address}`, new ApiError('version_mismatch'));
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  await send();
  expect([named(), any('.edit-bar .form-problem')?.textContent]).toEqual([['Rule 2', 'Rule 3'], '']);
  one('.edit-overtaken button').click();
  http.answers.set(`PUT ${address}`, { version: 10 });
  http.answers.set(`GET ${address}`, { version: 10, liveVersion: 2, live: [], rules: [rule(2), rule(3)] });
  await calm();
  await send();
  expect(http.asked.findLast(({ what }) => what.startsWith('PUT'))?.body).toEqual({ rules: [rule(2), rule(3)], basedOn: 9 });
  expect([named(), any('.edit-overtaken')]).toEqual([['Rule 2', 'Rule 3'], null]);
});

test('whoever publishes what somebody else has changed sees the change before they publish that', async () => {
  const http = await open();
  http.answers.set(`POST ${address}/publish`, new ApiError('version_mismatch'));
  http.answers.set(`GET ${address}`, { version: 9, liveVersion: 2, live: [], rules: [rule(7)] });
  one('.help-publish .button-primary').click();
  await calm();
  const publish = () => one('dialog .form-buttons .button-primary').click();
  publish();
  await calm();
  expect(any('dialog .difference')?.textContent).toContain('Rule 7');
  publish();
  await calm();
  expect(http.asked.findLast(({ what }) => what.startsWith('POST') && what.endsWith('publish'))?.body).toEqual({ version: 9 });
});

test('the dialog that publishes stays until it can tell what came of it', async () => {
  const http = await open();
  let fail: (why: ApiError) => void = () => undefined;
  http.answers.set(`POST ${address}/publish`, new Promise((_done, no) => (fail = no)));
  one('.help-publish .button-primary').click();
  await calm();
  one('dialog .form-buttons .button-primary').click();
  await calm();
  const [cancel] = all('dialog .form-buttons .button');
  expect([any('.modal-close'), (cancel as HTMLButtonElement).disabled]).toEqual([null, true]);
  fail(new ApiError('unreachable'));
  await calm();
  expect(one('dialog .form-problem').textContent).not.toBe('');
  one('.modal-close').click();
});
