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

test('an answer from before a mention was seen does not bring it back', async () => {
  const answers: ((open: Mention[]) => void)[] = [];
  const mentions = createMentions({ mentions: () => new Promise((give) => answers.push(give)), seeMentions: async () => undefined }, () => 'rosa');
  const [seen, other] = [{ caseId: 'c1' }, { caseId: 'c2' }] as Mention[];
  void mentions.load();
  answers[0]!([seen!]);
  await settled();
  void mentions.load();
  mentions.see('c1');
  answers[1]!([seen!, other!]);
  await settled();
  answers[2]?.([other!]);
  await settled();
  expect(mentions.open.value.map(({ caseId }) => caseId)).toEqual(['c2']);
});
