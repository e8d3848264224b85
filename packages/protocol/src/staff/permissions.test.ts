import { expect, test } from 'vitest';
import { allows, DESK_PERMISSIONS, mayGive, PERMISSIONS, ROLES } from './permissions.ts';

test('a read-only role reads, and an owner does everything', () => {
  const all = [...Object.keys(PERMISSIONS), ...Object.keys(DESK_PERMISSIONS)] as Parameters<typeof allows>[1][];
  expect(all.filter((action) => !allows('owner', action))).toEqual([]);
  expect(all.filter((action) => allows('read_only', action) && !action.endsWith('.read'))).toEqual([]);
  expect(allows('agent', 'case.reply') && !allows('game_team', 'case.reply')).toBe(true);
  expect(allows('game_team', 'case.note')).toBe(true);
});

test('nobody gives a role above their own', () => {
  expect(ROLES.filter((role) => mayGive('deputy', role))).toEqual(ROLES.slice(2));
  expect(mayGive('supervisor', 'owner')).toBe(false);
});
