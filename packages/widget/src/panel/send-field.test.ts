import { signal } from '@preact/signals';
import type { Receipt } from '@savepoint/sdk';
import { expect, test } from 'vitest';
import { putBack, sendField, type Written } from './send-field.ts';

const kept: Receipt = { ok: true, caseId: 'c', kept: 'durable' };

/** A field, and a device that keeps a message when told to. */
function stage(words: string, files: File[] = []) {
  const field = { text: signal(words), files: signal(files) };
  const sent: Written[] = [];
  const ends: ((receipt: Receipt) => void)[] = [];
  const press = () =>
    sendField(field, (written) => {
      sent.push(written);
      return new Promise((resolve) => ends.push(resolve));
    });
  const end = async (receipt: Receipt = kept) => {
    ends.shift()!(receipt);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { field, sent, press, end };
}

test('what is written while a message is being kept stays in the field', async () => {
  const { field, press, end } = stage('Hello');
  const first = press();
  await Promise.resolve();
  field.text.value = 'Hello? Anybody';
  await end();
  expect(await first).toEqual(kept);
  expect(field.text.value).toBe('? Anybody');
});

test('words in place of those that were sent stay whole, even if they begin alike', async () => {
  const { field, sent, press, end } = stage('I');
  void press();
  await Promise.resolve();
  for (const typed of ['', 'I', 'It', 'It was']) field.text.value = typed;
  const second = press();
  await end();
  expect(field.text.value).toBe('It was');
  await end();
  expect(await second).toEqual(kept);
  expect([sent.map(({ text }) => text), field.text.value]).toEqual([['I', 'It was'], '']);
});

test('a second press sends nothing twice', async () => {
  const { sent, press, end } = stage('Once');
  const both = [press(), press()];
  await Promise.resolve();
  await end();
  expect([await Promise.all(both), sent.length]).toEqual([[kept, undefined], 1]);
});

test('a file that was chosen meanwhile stays, and everything does when the message was not taken', async () => {
  const [shot, clip] = [new File(['a'], 'shot.png'), new File(['b'], 'clip.webm')];
  const { field, press, end } = stage('See', [shot]);
  const refused = press();
  await Promise.resolve();
  field.files.value = [shot, clip];
  await end({ ok: false, code: 'too_many_files' });
  expect([await refused, field.text.value, field.files.value]).toEqual([{ ok: false, code: 'too_many_files' }, 'See', [shot, clip]]);
  void press();
  await Promise.resolve();
  field.files.value = [...field.files.value, new File(['c'], 'more.png')];
  await end();
  expect([field.text.value, field.files.value.map(({ name }) => name)]).toEqual(['', ['more.png']]);
});

test('a press after one that broke off sends what is still there', async () => {
  const { field, sent, press, end } = stage('Again');
  const broken = sendField(field, () => Promise.reject(new Error('no store')));
  await expect(broken).rejects.toThrow('no store');
  void press();
  await Promise.resolve();
  await end();
  expect([sent, field.text.value]).toEqual([[{ text: 'Again', files: [] }], '']);
});

test('what could not be sent comes back behind what was written since, one message after the other', () => {
  const [shot, clip] = [new File(['a'], 'shot.png'), new File(['b'], 'clip.webm')];
  const { field } = stage(' ', [shot]);
  for (const message of [{ text: 'One', attachments: [clip] }, { text: 'Two' }]) putBack(field, message);
  expect([field.text.value, field.files.value]).toEqual(['One\n\nTwo', [shot, clip]]);
});
