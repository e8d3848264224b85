import type { Mention } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { settled } from '../testing/fake-page.ts';
import { createMentions } from './mentions.ts';

test('of two answers about mentions that to the later question counts', async () => {
  const answers: ((open: Mention[]) => void)[] = [];
  const mentions = createMentions({ mentions: () => new Promise((give) => answers.push(give)), seeMentions: async () => undefined }, () => 'rosa');
  void mentions.load();
  void mentions.load();
  answers[1]!([{ caseId: 'c1' } as Mention]);
  await settled();
  answers[0]!([]);
  await settled();
  expect(mentions.open.value.map(({ caseId }) => caseId)).toEqual(['c1']);
});
