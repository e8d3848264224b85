import { expect, test } from 'vitest';
import { readPlace, settingsHash } from './place.ts';

test('addresses name the cases, an invitation or a page of the settings', () => {
  for (const hash of ['', '#/', '#/cases/0193a000-0000-7000-8000-000000000001?state=all', '#/nowhere', '#/invitation/']) {
    expect(readPlace(hash)).toEqual({ is: 'cases' });
  }
  expect(readPlace('#/invitation/a-b_c?from=mail')).toEqual({ is: 'invitation', token: 'a-b_c' });
  expect(readPlace('#/people')).toEqual({ is: 'settings', page: 'people', rest: [] });
});

test('what stands within a page survives the way into the address and back', () => {
  const rest = ['lantern-run', 'a/b %'];
  expect(readPlace(settingsHash('games', ...rest))).toEqual({ is: 'settings', page: 'games', rest });
  expect(readPlace('#/games/%E0%A4%A')).toEqual({ is: 'settings', page: 'games', rest: ['%E0%A4%A'] });
});
