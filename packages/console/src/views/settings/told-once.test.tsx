import { render, type VNode } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { createDesk } from '../../models/desk.ts';
import { calm, type } from '../../testing/drawn-desk.tsx';
import { createFakeHttp } from '../../testing/fake-http.ts';
import { createFakePage, createFakeStorage } from '../../testing/fake-page.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { SESSION } from '../../testing/session.ts';
import { surround } from '../../testing/surroundings.ts';
import { DeskContext } from '../desk-context.ts';
import { AccountDialog } from './account-dialog.tsx';
import { ApiKeyDialog } from './api-key-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';

let place: HTMLElement;
afterEach(() => {
  render(null, place);
  place.remove();
});

const one = <T extends HTMLElement>(selector: string): T => place.querySelector<T>(selector)!;
const isClosable = () => one('.modal-close') !== null;
const send = async (form = 'form') => {
  one(form).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await calm();
};

async function open(dialog: VNode, slow: string) {
  const server = createFakeServer([]);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  desk.session.enter({ ...SESSION, everywhere: 'owner' });
  let answer: (told: unknown) => void = () => undefined;
  const http = createFakeHttp({
    'POST /staff/me/totp': { uri: 'otpauth://totp/x?secret=ABCDEFGH' },
    [slow]: new Promise((done) => (answer = done)),
  });
  place = document.createElement('div');
  document.body.append(place);
  render(<DeskContext.Provider value={surround(desk, storage, http)}>{dialog}</DeskContext.Provider>, place);
  await calm();
  return async (told: unknown) => {
    answer(told);
    await calm();
  };
}

test('the dialog of a key that is told once stays open while the key is being made', async () => {
  const answer = await open(<ApiKeyDialog onClose={() => undefined} />, 'POST /staff/api-keys');
  expect(isClosable()).toBe(true);
  type(one<HTMLInputElement>('input'), 'Bot');
  await calm();
  await send();
  expect(isClosable()).toBe(false);
  const escape = new Event('cancel', { cancelable: true });
  one('dialog').dispatchEvent(escape);
  expect(escape.defaultPrevented).toBe(true);
  await answer({ key: 'sp_secret' });
  expect([isClosable(), one<HTMLInputElement>('input').value]).toEqual([false, 'sp_secret']);
});

test('so does that of an invitation, and is let go where it fails', async () => {
  const answer = await open(<InviteDialog onClose={() => undefined} />, 'POST /staff/invitations');
  type(one<HTMLInputElement>('input'), 'omar@example.com');
  await send();
  expect(isClosable()).toBe(false);
  await answer(Promise.reject(new Error('no line')));
  expect([isClosable(), one('.form-problem').textContent === '']).toEqual([true, false]);
});

test('so does that of one\'s account while recovery codes are on their way', async () => {
  const answer = await open(<AccountDialog onClose={() => undefined} />, 'POST /staff/me/totp/confirm');
  one('[aria-labelledby="factor-title"] .button').click();
  await calm();
  type(one<HTMLInputElement>('[autocomplete="one-time-code"]'), '123456');
  await send('[aria-labelledby="factor-title"] form');
  expect(isClosable()).toBe(false);
  await answer({ recoveryCodes: ['aaaa-bbbb'] });
  expect([isClosable(), one('.recovery-codes').textContent]).toEqual([false, 'aaaa-bbbb']);
});
