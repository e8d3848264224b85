import type { DraftFiles, Receipt, ReportDraft, Support } from '@savepoint/sdk';
import { expect, test } from 'vitest';
import { createDraft } from './draft.ts';
import { keepDurably } from './durable-draft.ts';

interface Kept {
  draft?: ReportDraft;
  files?: DraftFiles;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A page of a game, with what an earlier one has left on the device. `read` lets that be read. */
function stage(left: Kept = {}) {
  const kept = { ...left };
  let read = () => {};
  const reading = new Promise<void>((resolve) => (read = resolve));
  const cases = {
    readDraft: () => reading.then(() => ({ ...kept })),
    keepDraft: async (change: Kept) => void Object.assign(kept, change),
  };
  const features = { ownCases: async () => cases };
  const support = { features: async () => features, collectContext: async () => ({}) } as unknown as Support;
  const draft = createDraft(support);
  return { draft, kept, open: () => keepDurably(draft, support), read: () => (read(), turn()) };
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
