import { afterEach, expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { all, calm, one, show, takeDown } from '../testing/drawn-desk.tsx';
import type { FakePage } from '../testing/fake-page.ts';

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

test('a next page that does not come is asked for by hand, or in a while, and not over and over', async () => {
  const height = window.innerHeight;
  // Room for all that is loaded, so that the end of the list is in sight.
  Object.assign(window, { innerHeight: 20_000 });
  const { server, desk } = await show(Array.from({ length: 100 }, (_, n) => aCase(n + 1)));
  for (let n = 101; n <= 150; n++) server.cases.set(caseId(n), aCase(n));
  await desk.inbox.load(desk.inbox.asked.value);
  server.asked.length = 0;
  for (let tries = 0; tries < 3; tries++) server.fail('cases', 'unreachable');
  const asked = () => server.asked.filter((one) => one.startsWith('cases')).length;
  await calm();
  await calm();
  expect([asked(), one('.more').textContent]).toEqual([1, 'Load more']);
  one('.more button').click();
  await calm();
  expect(asked()).toBe(2);
  for (let turn = 0; turn < 2; turn++) {
    (desk.page as FakePage).runLater();
    await calm();
  }
  expect([asked(), desk.inbox.rows.value.length, all('.more').length]).toEqual([4, 150, 0]);
  Object.assign(window, { innerHeight: height });
});
