import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { readHs256 } from './hs256.ts';

const own = createSecretKey(Buffer.from('a secret of thirty-two characters'));
const other = createSecretKey(Buffer.from('another secret, as long as that is'));
const keyOf = (name: unknown) => (name === 'other' ? other : own);
const sign = (key = own, header = {}) => new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('reads what was signed, with the key that the header names', async () => {
  expect(readHs256(await sign(), keyOf)).toEqual({ sub: 'x' });
  expect(readHs256(await sign(other, { kid: 'other' }), keyOf)).toEqual({ sub: 'x' });
});

test('reads nothing that is not: another key, algorithm or claim, half a token, or a header it cannot follow', async () => {
  const token = await sign();
  const [header = '', payload = '', signature = ''] = token.split('.');
  const forged = [
    await sign(other),
    await sign(own, { kid: 'other' }),
    await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'HS512' }).sign(createSecretKey(Buffer.alloc(64, 'x'))),
    `${part({ alg: 'none' })}.${payload}.`,
    `${part({ alg: 'none' })}.${payload}.${signature}`,
    `${header}.${part({ sub: 'y' })}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${token}.`,
    `${token}=`,
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `.${payload}.${signature}`,
    `${part(null)}.${payload}.${signature}`,
    '',
    'nonsense',
  ];
  for (const one of forged) expect(readHs256(one, keyOf), one).toBeNull();
  const critical = await new SignJWT({ sub: 'x' })
    .setProtectedHeader({ alg: 'HS256', b64: true, crit: ['b64'] })
    .sign(own, { crit: { b64: true } });
  expect(readHs256(critical, keyOf)).toBeNull();
});
