import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createDrafts } from './drafts.ts';
import { createNoteSending } from './note-sending.ts';

function createSending() {
  const drafts = createDrafts({ storage: createFakeStorage(), visible: signal(true), api: { saveDraft: async () => ({ version: 1 }), caseById: async () => aCase(1) }, tabs: createFakePage().tabs, staffId: () => 'rosa', later: () => undefined });
  const asked: { id: string; text: string; answer(added: boolean): void }[] = [];
  const note = (_case: string, { id, text }: { id: string; text: string }) => new Promise<boolean>((answer) => asked.push({ id, text, answer }));
  return { drafts, asked, notes: createNoteSending({ note }, drafts) };
}

test('a note that is on its way is not added again, and only its own words leave the field, whichever field that is by then', async () => {
  const { drafts, asked, notes } = createSending();
  drafts.write('c1', 'note', 'Ask Omar');
  void notes.send('c1', { text: 'Ask Omar' });
  // Back from another case, or from a reply: the draft still stands there, and is added to and sent.
  drafts.write('c1', 'note', 'Ask Omar about the save');
  void notes.send('c1', { text: 'Ask Omar about the save' });
  void notes.send('c2', { text: 'Another' });
  expect(asked.map(({ text }) => text)).toEqual(['Ask Omar', 'Another']);
  const told = drafts.taken.value;
  asked[0]!.answer(true);
  await settled();
  expect([drafts.read('c1', 'note'), drafts.taken.value > told, [...notes.busy.value]]).toEqual([' about the save', true, ['c2']]);
});

test('a note that failed is tried under the same id, and its words stay', async () => {
  const { drafts, asked, notes } = createSending();
  drafts.write('c1', 'note', 'Ask Omar');
  for (const added of [false, true]) {
    void notes.send('c1', { text: 'Ask Omar' });
    asked.at(-1)!.answer(added);
    await settled();
    expect(drafts.read('c1', 'note')).toBe(added ? '' : 'Ask Omar');
  }
  expect(asked[0]?.id).toBe(asked[1]?.id);
});
