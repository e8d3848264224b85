import { afterEach, expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { calm, press, show, takeDown } from '../testing/drawn-desk.tsx';
import { SESSION } from '../testing/session.ts';

afterEach(takeDown);

test('a row that has left the list is not picked by keys', async () => {
  const { desk } = await show();
  const { games, ...lead } = SESSION;
  desk.session.enter({ ...lead, games: games.map((game) => ({ ...game, role: 'shift_lead' })) });
  await calm();
  desk.cursor.set(caseId(7));
  press('x');
  expect(desk.selection.any.value).toBe(false);
  desk.cursor.set(caseId(2));
  press('x');
  expect([...desk.selection.ids.value]).toEqual([caseId(2)]);
});
