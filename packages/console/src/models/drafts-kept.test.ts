import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createDraftPlace } from '../testing/draft-place.ts';
import { createFakeBrowser } from '../testing/fake-browser.ts';
import { keepDraft } from '../testing/fake-drafts.ts';
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

test('what is written in one of two windows stands in the other, and neither writes over it', async () => {
  const place = createDraftPlace();
  const browser = createFakeBrowser();
  const [left, right] = [1, 2].map(() => {
    const { storage, tabs } = browser.open();
    return place.machine(storage, signal(true), tabs);
  });
  const told = right!.taken.value;
  left!.write('c1', 'reply', 'Begun on the left');
  expect([right!.taken.value > told, right!.read('c1', 'reply')]).toEqual([true, 'Begun on the left']);
  await place.pass(500);
  const older = structuredClone(place.kept);
  left!.write('c1', 'reply', 'Begun on the left, and ended');
  await place.pass(500);
  // Asked for on the right before it was saved on the left.
  right!.take('c1', older);
  expect(right!.read('c1', 'reply')).toBe('Begun on the left, and ended');
});

test('of two browsers none saves over what the other has saved', async () => {
  const place = createDraftPlace();
  const [one, other] = [place.machine(), place.machine()];
  one.write('c1', 'reply', 'From one');
  await place.pass(500);
  other.write('c1', 'reply', 'From the other');
  await place.pass(500);
  await place.pass(500);
  expect([other.read('c1', 'reply'), place.kept.reply?.text]).toEqual(['From the other\n\nFrom one', 'From the other\n\nFrom one']);
  one.take('c1', place.kept);
  expect(one.read('c1', 'reply')).toBe('From the other\n\nFrom one');
});

test('a save that was given up brings back nothing that was sent, whenever it arrives', async () => {
  const place = createDraftPlace();
  const drafts = place.machine();
  drafts.write('c1', 'reply', 'Hello');
  await place.pass(500);
  const base = place.kept.reply!.version;
  // It arrives, and its answer does not; another does not arrive before the reply.
  place.deaf = true;
  drafts.write('c1', 'reply', 'Hello wor');
  await place.pass(500);
  place.deaf = false;
  drafts.write('c1', 'reply', '');
  await place.pass(3_000);
  await place.pass(500);
  expect([drafts.read('c1', 'reply'), place.kept.reply?.text]).toEqual(['', '']);
  expect(() => keepDraft(place.kept, 'reply', { text: 'Hello world', base })).toThrow('version_mismatch');
  drafts.write('c1', 'reply', 'Anew');
  await place.pass(500);
  expect(place.kept.reply?.text).toBe('Anew');
});
