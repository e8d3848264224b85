import { expect, test } from 'vitest';
import { beganAt, matching, namedIn } from './mentions.ts';

const person = (name: string) => ({ id: name, name, games: [], named: [] });
const people = ['Ann', 'Ann Lee', 'Łukasz Żak', '小林', 'C. (QA)'].map(person);
const names = (found: { name: string }[]) => found.map(({ name }) => name);

test('knows the name that is being typed, and an address is none', () => {
  expect(beganAt('ask @an', 7)).toEqual({ from: 4, typed: 'an' });
  expect(beganAt('@', 1)).toEqual({ from: 0, typed: '' });
  expect(beganAt('@Ann Le', 7)).toEqual({ from: 0, typed: 'Ann Le' });
  expect(beganAt('me@host', 7)).toBeNull();
  expect(beganAt('@Ann and so on', 14)).toBeNull();
});

test('finds people by the beginning of any of their names', () => {
  expect(names(matching(people, 'ann'))).toEqual(['Ann Lee']);
  expect(names(matching(people, 'ża'))).toEqual(['Łukasz Żak']);
  expect(names(matching(people, ''))).toEqual(names(people));
  expect(matching(people, 'zz')).toEqual([]);
});

test('says who is named, the longest name first', () => {
  expect(names(namedIn('@Ann Lee, see this', people))).toEqual(['Ann Lee']);
  expect(names(namedIn('@Ann and @Łukasz Żak', people))).toEqual(['Ann', 'Łukasz Żak']);
  expect(names(namedIn('@小林 @C. (QA)', people))).toEqual(['小林', 'C. (QA)']);
  expect(namedIn('@Annabel, Ann, ann@host', people)).toEqual([]);
});
