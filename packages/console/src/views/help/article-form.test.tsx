import { afterEach, expect, test } from 'vitest';
import { all, any, calm, one, showPart, takeDown, type } from '../../testing/drawn-desk.tsx';
import { ArticleForm } from './article-form.tsx';
import { NEW_PIECE } from './help-table.tsx';

afterEach(takeDown);

const save = () => one<HTMLButtonElement>('.edit-bar [type=submit]');

async function choosePicture(answers: readonly unknown[]) {
  const input = one<HTMLInputElement>('[type=file]');
  Object.defineProperty(input, 'files', { value: [new File(['dot'], 'dot.png')], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  // Its name is its hash, and takes a moment.
  await expect.poll(() => answers.length).toBe(1);
}

async function open() {
  const name = { language: 'en', kind: 'article', id: NEW_PIECE } as const;
  const nothing = async () => undefined;
  const { http } = await showPart(
    <ArticleForm kind="article" game="lantern-drift" name={name} detail={null} source={null} pieces={[]} onRead={nothing} onChanged={nothing} />,
  );
  type(one<HTMLInputElement>('input[required]'), 'How to save');
  await calm();
  const answers: ((picture: unknown) => void)[] = [];
  http.put = <T,>() => new Promise<T>((give) => answers.push(give as (picture: unknown) => void));
  return answers;
}

const picture = { sha256: 'a'.repeat(64), format: 'png', width: 2, height: 2 };

test('an article is saved with the pictures that are on their way into it, not without', async () => {
  const answers = await open();
  expect(save().disabled).toBe(false);
  await choosePicture(answers);
  expect([save().disabled, all('[role=status]').some(({ textContent }) => textContent === 'Files are still on their way.')]).toEqual([true, true]);
  answers[0]!(picture);
  await calm();
  expect([save().disabled, one<HTMLTextAreaElement>('.help-words').value]).toEqual([false, expect.stringContaining('![dot](/content/')]);
});

test('a second picture is not chosen before the first is there', async () => {
  const answers = await open();
  await choosePicture(answers);
  expect(one<HTMLInputElement>('[type=file]').disabled).toBe(true);
  answers[0]!(picture);
  await calm();
  expect(any<HTMLInputElement>('[type=file]')?.disabled).toBe(false);
});
