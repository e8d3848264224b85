import { expect, test } from 'vitest';
import { redact } from './redaction.ts';

test.each([
  ['mail to lan.nguyen+vn@mail.example.vn now', 'mail to [e-mail] now'],
  ['Bearer abc.def-ghijkl failed', 'Bearer [hidden] failed'],
  ['token=9f8e7d6c5b4a rejected', 'token=[hidden] rejected'],
  ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln back', 'got [token] back'],
  ['card 4111 1111 1111 1111 declined', 'card [number] declined'],
  ['GET https://api.example.com/v1/buy?user=7&sig=x 500', 'GET https://api.example.com/v1/buy 500'],
  ['entered level 3 with 120 gems', 'entered level 3 with 120 gems'],
])('%s', (text, clean) => {
  expect(redact(text)).toBe(clean);
});
