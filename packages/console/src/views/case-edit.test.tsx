import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { any, calm, one, showCase, takeDown } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

async function openFiling() {
  const shown = await showCase(1);
  one('[data-key="file"]').click();
  await calm();
  return shown;
}

test('what a colleague changes while one files a case stands, where one has not set it oneself', async () => {
  const { server } = await openFiling();
  const id = caseId(1);
  server.cases.set(id, { ...server.cases.get(id)!, priority: 'urgent' });
  server.push([{ caseId: id, kind: 'case.changed' }]);
  await calm();
  const owner = one<HTMLSelectElement>('dialog select');
  owner.value = 'staff-1';
  owner.dispatchEvent(new Event('change', { bubbles: true }));
  one('dialog form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await calm();
  const { owner: owned, priority } = server.cases.get(id)!;
  expect([owned?.id, priority, any('dialog')]).toEqual(['staff-1', 'urgent', null]);
});

test('another case on screen is not filed by what was set for the former one', async () => {
  const { desk } = await openFiling();
  desk.show(caseId(2));
  await calm();
  expect([one('.case-number').textContent, any('dialog')]).toEqual(['#2', null]);
});
