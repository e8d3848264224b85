import { cell, type DraftFiles, type Receipt, type ReportDraft, type Support } from '@savepoint/sdk';
import { expect, test } from 'vitest';
import { createDraft } from './draft.ts';
import { keepDurably } from './durable-draft.ts';

interface Kept {
  draft?: ReportDraft;
  files?: DraftFiles;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** As a device gives it back. */
function copyOf<T>(value: T): T {
  if (value instanceof File) return new File([value], value.name, { type: value.type, lastModified: value.lastModified }) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf<unknown>(item)])) as T;
}

/** What one player has on a device. `read` lets what an earlier page has left there be read. */
function device(left: Kept = {}) {
  const kept = { ...left };
  let read = () => {};
  const reading = new Promise<void>((resolve) => (read = resolve));
  const health = { canRead: true, canWrite: true };
  const tabs = new Set<() => void>();
  const cases = {
    draftChannel(heard: () => void) {
      tabs.add(heard);
      return { tell: () => tabs.forEach((other) => other === heard || other()), close: () => tabs.delete(heard) };
    },
    readDraft: () => reading.then(() => (health.canRead ? { ...kept } : undefined)),
    keepDraft: async (change: Kept) => Boolean(health.canWrite && Object.assign(kept, copyOf(change))),
  };
  return { kept, read, health, features: { ownCases: async () => cases } };
}

/** A page of a game where nobody is signed in, with what an earlier one has left on the device. */
function stage(left: Kept = {}, nobody = device(left)) {
  const others = new Map([[undefined as string | undefined, nobody]]);
  const playerId = cell<string | undefined>(undefined);
  const features = async () => others.get(playerId.value)!.features;
  const support = { playerId, features, collectContext: async () => ({}) } as unknown as Support;
  const draft = createDraft(support);
  return {
    draft,
    kept: nobody.kept,
    device: nobody,
    open: () => keepDurably(draft, support),
    read: () => (nobody.read(), turn()),
    /** Another player is here now, who has left this on the device. */
    meet(id: string, left?: Kept) {
      const who = device(left);
      who.read();
      others.set(id, who);
      playerId.value = id;
      return who.kept;
    },
  };
}

test('an answer that is being kept when the panel is shut does not come back as a draft', async () => {
  const { draft, kept, open, read } = stage();
  const shut = open();
  await read();
  draft.replyTo('c').text.value = 'It helped';
  let end: (receipt: Receipt) => void = () => {};
  const sending = draft.sendReply('c', () => new Promise((resolve) => (end = resolve)));
  shut();
  await turn();
  expect(kept.draft?.replies).toEqual({ c: 'It helped' });
  end({ ok: true, caseId: 'c', kept: 'durable' });
  await sending;
  expect(kept.draft).toBeUndefined();
});

test('what an earlier page left stands before what is written until it is read, also when the panel is shut by then', async () => {
  const [old, mine] = [new File(['a'], 'old.png'), new File(['b'], 'mine.png')];
  const report: ReportDraft = { v: 1, topic: 'payment', text: 'I paid twice', answers: { payment: { sum: 5 } }, replies: { a: 'Yes' } };
  const files: DraftFiles = { v: 1, report: [old], edited: [], fields: {}, replies: {} };
  const { draft, kept, open, read } = stage({ draft: report, files });
  const shut = open();
  draft.text.value = 'It broke';
  draft.files.value = [mine];
  draft.replyTo('b').text.value = 'No';
  shut();
  open()();
  await turn();
  expect(kept.draft).toBe(report);
  await read();
  await turn();
  expect(kept.draft).toEqual({ ...report, topic: 'bug', text: 'I paid twice\n\nIt broke', replies: { a: 'Yes', b: 'No' } });
  expect([draft.text.value, kept.files?.report]).toEqual(['I paid twice\n\nIt broke', [old, mine]]);
});

test('what cannot be kept as a draft holds up no report', async () => {
  const { draft, open, read, kept } = stage();
  open();
  await read();
  Object.freeze(kept);
  draft.text.value = 'It broke';
  await expect(draft.stored()).resolves.toBeUndefined();
});

test('what was written before signing in goes along, and nothing of it stays for whoever plays here next', async () => {
  const { draft, kept, open, read, meet } = stage();
  const stay = open();
  await read();
  draft.text.value = 'I cannot';
  stay();
  await turn();
  expect(kept.draft?.text).toBe('I cannot');
  const own = meet('an', { draft: { v: 1, topic: 'bug', text: 'It broke', answers: {}, replies: {} } });
  open();
  await turn();
  draft.text.value += ' sign in';
  await draft.stored();
  expect([kept.draft, own.draft?.text, draft.text.value]).toEqual([undefined, ...Array(2).fill('It broke\n\nI cannot sign in')]);
});

test('a draft is kept for its own player, whoever plays by then', async () => {
  const { draft, kept, open, read, meet } = stage();
  open();
  await read();
  const other = meet('binh');
  draft.text.value = 'Mine';
  await draft.stored();
  expect([kept.draft?.text, other]).toEqual(['Mine', {}]);
});

test('a draft that was not yet to be read when its player went is not mixed with the next player\'s', async () => {
  const { draft, open, read, meet } = stage();
  const shut = open();
  draft.text.value = 'Mine';
  const other = meet('binh', { draft: { v: 1, topic: 'bug', text: 'by Binh', answers: {}, replies: {} } });
  await draft.stored();
  shut();
  await read();
  expect([draft.text.value, other.draft?.text]).toEqual(['Mine', 'by Binh']);
});

test('what was written while the device\'s draft was erased is kept there again', async () => {
  const { draft, kept, open, read } = stage();
  open();
  await read();
  const clear = draft.clearing();
  draft.text.value = 'Since then';
  await draft.stored();
  Reflect.deleteProperty(kept, 'draft');
  clear(true);
  await draft.stored(true);
  expect(kept.draft?.text).toBe('Since then');
});

/** Another window had the focus. */
const look = () => (dispatchEvent(new Event('blur')), turn().then(() => dispatchEvent(new Event('focus'))), turn().then(turn).then(turn));

test('of two tabs the one that is looked at goes on with what was written in the other', async () => {
  const one = stage();
  const two = stage({}, one.device);
  one.open();
  await one.read();
  one.draft.text.value = 'It broke';
  one.draft.files.value = [new File(['a'], 'shot.png')];
  await look();
  two.open();
  await turn();
  expect([two.draft.text.value, two.draft.files.value.length]).toEqual(['It broke', 1]);
  two.draft.text.value += ' when I jumped';
  two.draft.replyTo('c').text.value = 'Yes';
  await look();
  expect([one.draft.text.value, one.draft.replyTo('c').text.value, one.draft.files.value.length]).toEqual(['It broke when I jumped', 'Yes', 1]);
  one.draft.text.value += ' twice';
  one.draft.files.value = [];
  await look();
  expect([two.draft.text.value, two.draft.files.value]).toEqual(['It broke when I jumped twice', []]);
  two.draft.clearing()(true);
  await two.draft.stored();
  await look();
  expect([one.draft.written(), one.kept.draft]).toEqual([undefined, undefined]);
});

test('of two tabs the one that stays in sight goes on with what is kept in the other, and hears no more once it is shut', async () => {
  const one = stage();
  const two = stage({}, one.device);
  one.open();
  const shut = two.open();
  await one.read();
  one.draft.text.value = 'It broke';
  await one.draft.stored();
  await turn();
  expect(two.draft.text.value).toBe('It broke');
  two.draft.text.value += ' when I jumped';
  await two.draft.stored();
  await turn();
  expect(one.draft.text.value).toBe('It broke when I jumped');
  shut();
  await turn();
  one.draft.text.value += ' twice';
  await one.draft.stored();
  await turn();
  expect(two.draft.text.value).toBe('It broke when I jumped');
});

test('what the device can neither keep nor read stays on screen when the tab is looked at again', async () => {
  const { draft, device, kept, open, read } = stage();
  open();
  await read();
  draft.text.value = 'It broke';
  await draft.stored();
  device.health.canRead = false;
  await look();
  expect(draft.text.value).toBe('It broke');
  Object.assign(device.health, { canRead: true, canWrite: false });
  draft.text.value += ' twice';
  await draft.stored();
  await look();
  expect([draft.text.value, kept.draft?.text]).toEqual(['It broke twice', 'It broke']);
  device.health.canWrite = true;
  await look();
  expect([draft.text.value, kept.draft?.text]).toEqual(['It broke twice', 'It broke twice']);
});
