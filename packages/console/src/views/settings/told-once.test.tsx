import type { VNode } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { any, calm, one, send, showPart, takeDown, type } from '../../testing/drawn-desk.tsx';
import { SESSION } from '../../testing/session.ts';
import { AccountDialog } from './account-dialog.tsx';
import { ApiKeyDialog } from './api-key-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';

afterEach(takeDown);

const isClosable = () => any('.modal-close') !== null;

async function open(dialog: VNode, slow: string) {
  let answer: (told: unknown) => void = () => undefined;
  const answers = { 'POST /staff/me/totp': { uri: 'otpauth://totp/x?secret=ABCDEFGH' }, [slow]: new Promise((done) => (answer = done)) };
  await showPart(dialog, answers, { ...SESSION, everywhere: 'owner' });
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
