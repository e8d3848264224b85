import { expect, test } from 'vitest';
import { editOf, type Filing } from './filing.ts';

const filed: Filing = { owner: null, topic: 'bug', priority: 'normal', tags: ['topic:bug', 'os:iOS', 'vip', 'refund'] };

test('asks for what was set differently alone, with the reason', () => {
  expect(editOf(filed, filed, ' ')).toEqual({});
  expect(editOf(filed, { ...filed, owner: 'me', priority: 'high' }, ' told so ')).toEqual({ owner: 'me', priority: 'high', reason: 'told so' });
  expect(editOf({ ...filed, owner: 'me' }, filed, '')).toEqual({ owner: null });
});

test('adds and takes tags, and never those that say what the report says', () => {
  const tags = ['topic:other', 'vip', 'boss 3'];
  expect(editOf(filed, { ...filed, tags }, '')).toEqual({ addTags: ['boss 3'], removeTags: ['refund'] });
});
