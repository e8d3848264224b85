import { expect, test } from 'vitest';
import { createFakeStorage } from '../testing/fake-page.ts';
import { createDrafts } from './drafts.ts';

test('drafts are kept for each agent and case, and leave nothing when emptied', () => {
  const storage = createFakeStorage();
  let staff = 'a';
  const drafts = createDrafts(storage, () => staff);
  drafts.write('c1', 'one');
  drafts.write('c2', 'two');
  staff = 'b';
  expect(drafts.read('c1')).toBe('');
  staff = 'a';
  expect([drafts.read('c1'), drafts.read('c2')]).toEqual(['one', 'two']);
  drafts.write('c1', '');
  drafts.write('c2', '');
  expect(storage.kept.size).toBe(0);
});

test('a storage that refuses, or holds something else, costs nothing', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  const refused = createDrafts({ getItem: refuse, setItem: refuse, removeItem: refuse }, () => 'a');
  refused.write('c1', 'text');
  expect(refused.read('c1')).toBe('');
  const storage = createFakeStorage();
  storage.setItem('savepoint.desk/a/outgoing', '[{"id":1},null,{"id":"m","caseId":"c","text":"t","at":1}]');
  expect(createDrafts(storage, () => 'a').readOutgoing()).toEqual([{ id: 'm', caseId: 'c', text: 't', at: 1 }]);
  storage.setItem('savepoint.desk/a/outgoing', '{broken');
  expect(createDrafts(storage, () => 'a').readOutgoing()).toEqual([]);
});
