import type { BulkProgress, BulkRequest } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { settled } from '../testing/fake-page.ts';
import { ApiError } from './api-error.ts';
import { createBulk } from './bulk.ts';

/** Changes whose answers come when the test gives them. */
function createSlow() {
  const asked: { id: string; edit: BulkRequest['edit'] }[] = [];
  const answers: { give(progress: BulkProgress): void; fail(why: ApiError): void }[] = [];
  const answer = () => new Promise<BulkProgress>((give, fail) => answers.push({ give, fail }));
  const bulk = createBulk(
    {
      bulk: (id, { edit }) => {
        asked.push({ id, edit });
        return answer();
      },
      bulkProgress: answer,
      undoBulk: answer,
    },
    () => undefined,
  );
  return { bulk, asked, answers };
}

const progress = (id: string, state: BulkProgress['state']): BulkProgress => ({ id, state, total: 2, done: 2, failed: 0, failedCases: [] });

test('a change whose answer was lost is asked for again as the same one, any other as another', async () => {
  const { bulk, asked, answers } = createSlow();
  const begin = async (priority: 'high' | 'low', end: ApiError | BulkProgress['state']) => {
    const begun = bulk.begin(['c1', 'c2'], { priority }).catch(() => undefined);
    const { give, fail } = answers.pop()!;
    if (end instanceof ApiError) fail(end);
    else give(progress(asked.at(-1)!.id, end));
    await begun;
    return asked.at(-1)!.id;
  };
  const lost = await begin('high', new ApiError('timed_out'));
  expect(await begin('high', 'done')).toBe(lost);
  expect(await begin('high', 'done')).not.toBe(lost);
  const refused = await begin('low', new ApiError('forbidden'));
  expect(await begin('low', 'done')).not.toBe(refused);
});

test('the answer to an undo takes the place of no change that has begun since, and of no later word', async () => {
  const { bulk, asked, answers } = createSlow();
  void bulk.begin(['c1'], { priority: 'high' });
  const first = asked[0]!.id;
  answers.pop()!.give(progress(first, 'done'));
  await settled();
  void bulk.undo();
  bulk.heard(progress(first, 'undone'));
  answers.pop()!.give({ ...progress(first, 'undoing'), done: 0 });
  await settled();
  expect(bulk.progress.value?.state).toBe('undone');
  void bulk.undo();
  void bulk.begin(['c2'], { priority: 'low' });
  const second = asked[1]!.id;
  answers.pop()!.give(progress(second, 'running'));
  await settled();
  answers.pop()!.give(progress(first, 'undone'));
  await settled();
  expect(bulk.progress.value?.id).toBe(second);
});
