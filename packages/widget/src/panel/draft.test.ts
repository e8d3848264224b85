import type { Context } from '@savepoint/protocol';
import type { NewReport, Receipt, Screenshot, Support } from '@savepoint/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { createDraft } from './draft.ts';

const kept: Receipt = { ok: true, caseId: 'c', kept: 'durable' };

/** A draft on a slow device: a report is kept when told to. */
function stage() {
  const sent: NewReport[] = [];
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  const support: Pick<Support, 'collectContext' | 'report'> = {
    collectContext: async () => ({ game: { id: 'g' } }),
    report: async (report) => {
      sent.push(await report);
      return done.then(() => kept);
    },
  };
  const draft = createDraft(support as Support);
  draft.text.value = 'It broke';
  return { draft, sent, end, support };
}

test('who leaves the form while it is being kept, and sends it again, sends it once', async () => {
  const { draft, sent, end } = stage();
  const first = draft.send();
  await new Promise((resolve) => setTimeout(resolve));
  const second = draft.send();
  end();
  expect([await first, await second, sent.length, draft.text.value]).toEqual([kept, kept, 1, '']);
  draft.text.value = 'It broke again';
  await draft.send();
  expect(sent.map(({ text }) => text)).toEqual(['It broke', 'It broke again']);
});

afterEach(() => vi.useRealTimers());

test('a report is sent though nothing comes of a look at the game, and with what comes before it is sent', async () => {
  vi.useFakeTimers();
  const { draft, sent, support } = stage();
  let come: (context: Context) => void = () => {};
  support.collectContext = () => new Promise((resolve) => (come = resolve));
  draft.refresh(new Promise(() => {}));
  void draft.send();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(sent).toMatchObject([{ text: 'It broke', context: {} }]);
  come({ game: { id: 'late' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(draft.context.value).toEqual({ game: { id: 'late' } });
});

test('what was filled in goes with the report, though the form leaves the screen before the game has been looked at', async () => {
  const { draft, sent, end } = stage();
  const shot = new File(['a'], 'shot.png');
  draft.picturesFor('where', 'bug').value = [shot];
  draft.filled.value = {
    form: { id: 'f', version: 1 },
    take: (from) => ({ answers: { where: [from] }, pictures: draft.picturesFor('where', 'bug').peek() }),
    refuses: () => false,
  };
  const sending = draft.send();
  draft.filled.value = undefined;
  draft.topic.value = 'payment';
  end();
  await sending;
  expect(sent[0]).toMatchObject({ topic: 'bug', form: { id: 'f', version: 1 }, answers: { where: [0] }, attachments: [shot] });
});

test('a report that was not taken comes back beside the one that is being written', () => {
  const { draft } = stage();
  const [mine, old, inField] = ['mine.png', 'old.png', 'field.png'].map((name) => new File([name], name));
  draft.files.value = [mine!];
  draft.answers.value = { bug: { level: 'now' } };
  draft.takeBack('bug', { text: 'It froze', attachments: [old!, inField!] }, { level: 'then', where: [1], since: 'today' });
  expect([draft.text.value, draft.files.value]).toEqual(['It broke\n\nIt froze', [mine, old]]);
  expect([draft.answers.value.bug, draft.picturesFor('where', 'bug').value]).toEqual([{ level: 'now', since: 'today' }, [inField]]);
});

test('a panel that is opened again while the game is still being looked at costs the report nothing', async () => {
  const { draft, sent, end } = stage();
  const file = new File(['a'], 'screenshot.jpg');
  const looks: ((seen: Screenshot) => void)[] = [];
  const look = () => draft.refresh(new Promise((resolve) => looks.push(resolve)));
  look();
  const sending = draft.send();
  look();
  looks[0]!({ reason: 'blank' });
  await new Promise((resolve) => setTimeout(resolve));
  looks[1]!({ file });
  end();
  await sending;
  expect(sent).toMatchObject([{ context: { game: { id: 'g' } }, attachments: [file] }]);
});

test('a picture of the game that comes late does not take the place of one that was taken after it', async () => {
  const { draft } = stage();
  const [early, late] = ['early.jpg', 'late.jpg'].map((name) => new File([name], name));
  const looks: ((seen: Screenshot) => void)[] = [];
  const look = () => draft.refresh(new Promise((resolve) => looks.push(resolve)));
  look();
  look();
  looks[1]!({ file: late! });
  looks[0]!({ file: early! });
  await new Promise((resolve) => setTimeout(resolve));
  expect(draft.screenshot.value).toBe(late);
});

test('what is written while the rest is being erased stays, and nothing of the rest', () => {
  const { draft } = stage();
  const [old, young] = ['old.png', 'young.png'].map((name) => new File([name], name));
  const fields = [draft, draft.replyTo('a'), draft.opening];
  for (const { text, files } of fields) [text.value, files.value] = ['Old', [old!]];
  const where = draft.picturesFor('where', 'bug');
  where.value = [old!];
  draft.answers.value = { bug: { level: 'then' }, payment: { sum: 5 } };
  draft.keepEdited(old);
  const clear = draft.clearing();
  for (const { text, files } of fields) [text.value, files.value] = [`${text.value}, young`, [...files.value, young!]];
  where.value = [old!, young!];
  draft.answers.value = { bug: { level: 'then', since: 'today' }, payment: { sum: 5 } };
  draft.replyTo('b').text.value = 'Young';
  draft.clearing()(false);
  clear(true);
  expect(draft.written()).toEqual({
    v: 1,
    topic: 'bug',
    text: ', young',
    answers: { bug: { since: 'today' } },
    replies: { a: ', young', new: ', young', b: 'Young' },
  });
  const files = [young];
  expect(draft.attachments()).toEqual({ v: 1, report: files, edited: [], fields: { 'bug/where': files }, replies: { a: files, new: files } });
});
