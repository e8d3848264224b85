import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { createDraftPlace } from '../testing/draft-place.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { ApiError } from './api-error.ts';
import { createDrafts } from './drafts.ts';

test('drafts are kept for each agent, case and kind, and leave nothing when emptied', async () => {
  const place = createDraftPlace();
  const storage = createFakeStorage();
  const drafts = place.machine(storage);
  drafts.write('c1', 'reply', 'one');
  drafts.write('c1', 'note', 'among us');
  drafts.write('c2', 'reply', 'two');
  place.staff = 'ben';
  expect(drafts.read('c1', 'reply')).toBe('');
  place.staff = 'rosa';
  expect([drafts.read('c1', 'reply'), drafts.read('c1', 'note'), drafts.read('c2', 'reply')]).toEqual(['one', 'among us', 'two']);
  for (const [caseId, mode] of [['c1', 'reply'], ['c1', 'note'], ['c2', 'reply']] as const) drafts.write(caseId, mode, '');
  await place.pass(500);
  expect(storage.kept.size).toBe(0);
});

test('another machine goes on where this one stopped, and what was sent there is gone here', async () => {
  const place = createDraftPlace();
  const office = place.machine();
  office.write('c1', 'reply', 'Dear player');
  await place.pass(500);
  const home = place.machine();
  home.take('c1', place.kept);
  expect([home.read('c1', 'reply'), home.taken.value]).toEqual(['Dear player', 1]);
  delete place.kept.reply;
  office.take('c1', place.kept);
  expect(office.read('c1', 'reply')).toBe('');
});

test('what two machines wrote without knowing of each other is kept, both', async () => {
  const place = createDraftPlace();
  const [office, home] = [place.machine(), place.machine()];
  place.down = true;
  office.write('c1', 'reply', 'from the office');
  await place.pass(500);
  place.down = false;
  home.write('c1', 'reply', 'from home');
  await place.pass(500);
  office.take('c1', place.kept);
  expect(office.read('c1', 'reply')).toBe('from the office\n\nfrom home');
  await place.pass(5_000);
  expect(place.kept.reply?.text).toBe('from the office\n\nfrom home');
});

test('a case that is loaded again while one types does not bring back what was deleted', async () => {
  const place = createDraftPlace();
  const drafts = place.machine();
  drafts.write('c1', 'reply', 'Hello you');
  await place.pass(500);
  drafts.write('c1', 'reply', 'Hello');
  drafts.take('c1', place.kept);
  expect(drafts.read('c1', 'reply')).toBe('Hello');
});

test('200 forced reloads, on this machine and others, lose no character older than a second', async () => {
  let seed = 20_261_122;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const place = createDraftPlace();
  let storage = createFakeStorage();
  let drafts = place.machine(storage);
  let text = '';
  for (let reload = 0; reload < 200; reload++) {
    /** As it stood a second before the reload, by the times at which it was typed. */
    const typed: [ageMs: number, text: string][] = [[0, text]];
    for (let keys = Math.floor(chance() * 30); keys > 0; keys--) {
      text += String.fromCodePoint(0x61 + Math.floor(chance() * 26));
      drafts.write('c1', 'reply', text);
      const passed = Math.floor(chance() * 300);
      await place.pass(passed);
      for (const entry of typed) entry[0] += passed;
      typed.push([passed, text]);
    }
    const old = typed.filter(([ageMs]) => ageMs > 1_000).at(-1)?.[1] ?? '';
    drafts.end();
    // Every other time on a machine that has never seen it: what is younger than a save may be gone.
    const elsewhere = chance() < 0.5;
    if (elsewhere) storage = createFakeStorage();
    drafts = place.machine(storage);
    drafts.take('c1', place.kept);
    const found = drafts.read('c1', 'reply');
    expect(found.startsWith(elsewhere ? old : text)).toBe(true);
    expect(found.length).toBeLessThanOrEqual(text.length);
    text = found;
  }
  expect(text.length).toBeGreaterThan(1_000);
});

test('an answer that is older than what was saved since does not take its place', async () => {
  const place = createDraftPlace();
  const drafts = place.machine();
  drafts.write('c1', 'reply', 'Half');
  await place.pass(500);
  // The case is asked for, and its answer is long in coming.
  const [asked, before] = [drafts.moment(), structuredClone(place.kept)];
  drafts.write('c1', 'reply', 'Half a word');
  drafts.write('c1', 'note', 'Ask Omar');
  await place.pass(500);
  const told = drafts.taken.value;
  drafts.take('c1', before, asked);
  expect([drafts.read('c1', 'reply'), drafts.read('c1', 'note'), drafts.taken.value]).toEqual(['Half a word', 'Ask Omar', told]);
  // Neither does what was sent come back.
  const [later, sent] = [drafts.moment(), structuredClone(place.kept)];
  drafts.write('c1', 'reply', '');
  await place.pass(500);
  drafts.take('c1', sent, later);
  expect(drafts.read('c1', 'reply')).toBe('');
});

test('what was changed while a save was on its way is saved also where that save was refused', async () => {
  const saved: string[] = [];
  const due: (() => void)[] = [];
  let refuse: (why: ApiError) => void = () => undefined;
  const drafts = createDrafts({
    storage: createFakeStorage(),
    visible: signal(true),
    tabs: createFakePage().tabs,
    staffId: () => 'rosa',
    later: (run) => void due.push(run),
    api: {
      caseById: async () => aCase(1),
      saveDraft: (_caseId, _mode, { text }) => {
        saved.push(text);
        return text === 'Too long' ? new Promise((_, no) => (refuse = no)) : Promise.resolve({ version: 1 });
      },
    },
  });
  const pass = async () => {
    due.splice(0).forEach((run) => run());
    await settled();
  };
  drafts.write('c1', 'reply', 'Too long');
  await pass();
  drafts.write('c1', 'reply', 'Short');
  await pass();
  refuse(new ApiError('malformed'));
  await settled();
  await pass();
  expect(saved).toEqual(['Too long', 'Short']);
});
