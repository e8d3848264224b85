import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createDraftPlace } from '../testing/draft-place.ts';
import { createFakePage, createFakeStorage } from '../testing/fake-page.ts';
import { createOutgoingStore, type OutgoingReply } from './outgoing-store.ts';

test('a storage that refuses, or holds something else, costs nothing', async () => {
  const refuse = () => {
    throw new Error('refused');
  };
  const place = createDraftPlace();
  const refused = place.machine({ getItem: refuse, setItem: refuse, removeItem: refuse });
  refused.write('c1', 'reply', 'text');
  expect(refused.read('c1', 'reply')).toBe('text');
  await place.pass(500);
  expect(place.kept.reply?.text).toBe('text');
  const storage = createFakeStorage();
  const outgoing = createOutgoingStore(storage, createFakePage().tabs, () => 'a');
  const found = () => {
    const all: OutgoingReply[] = [];
    outgoing.claim((some) => void all.push(...some));
    return all;
  };
  storage.setItem('savepoint.desk/a/outgoing', '[{"id":1},null,{"id":"m","caseId":"c","text":"t","at":1,"seenSeq":2}]');
  expect(found()).toEqual([{ id: 'm', caseId: 'c', text: 't', at: 1, seenSeq: 2 }]);
  storage.setItem('savepoint.desk/a/outgoing', '{broken');
  expect(found()).toEqual([]);
});

test('what one agent wrote is not saved as the draft of the next at the same desk, but when its writer is back', async () => {
  const place = createDraftPlace();
  const desk = place.machine();
  place.down = true;
  desk.write('c1', 'reply', 'Of Rosa');
  await place.pass(500);
  [place.down, place.staff] = [false, 'ben'];
  await place.pass(5_000);
  expect(place.kept).toEqual({});
  place.staff = 'rosa';
  desk.take('c1', place.kept);
  await place.pass(500);
  expect(place.kept.reply?.text).toBe('Of Rosa');
});

test('whoever comes back to a tab goes on with what they wrote, or sent, in another', async () => {
  const place = createDraftPlace();
  const [storage, visible] = [createFakeStorage(), signal(true)];
  const first = place.machine(storage, visible);
  first.write('c1', 'reply', 'Begun');
  await place.pass(500);
  visible.value = false;
  const second = place.machine(storage);
  second.write('c1', 'reply', 'Begun, and ended');
  const told = first.taken.value;
  visible.value = true;
  expect([first.taken.value > told, first.read('c1', 'reply')]).toEqual([true, 'Begun, and ended']);
  second.write('c1', 'reply', '');
  await place.pass(1_000);
  expect(first.read('c1', 'reply')).toBe('');
});

test('where the browser has no more room the newest words are still saved', async () => {
  const place = createDraftPlace();
  const storage = createFakeStorage();
  const drafts = place.machine(storage);
  drafts.write('c1', 'reply', 'Half');
  storage.setItem = () => {
    throw new Error('full');
  };
  drafts.write('c1', 'reply', 'Half, and the rest');
  await place.pass(500);
  expect([drafts.read('c1', 'reply'), place.kept.reply?.text]).toEqual(['Half, and the rest', 'Half, and the rest']);
});
