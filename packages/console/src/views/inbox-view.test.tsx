import { afterEach, expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { all, calm, one, show, takeDown } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

test('a list that was left while it was held moves again when one comes back to it', async () => {
  const { server, desk } = await show();
  const list = one('.inbox-list');
  list.scrollTop = 400;
  list.dispatchEvent(new Event('scroll'));
  desk.page.go('#/people', 'push');
  await calm();
  server.open(aCase(8));
  desk.page.go('#/', 'push');
  await calm();
  server.open(aCase(9));
  await calm();
  expect([all('.row').length, all('.pill').length]).toEqual([4, 0]);
});
