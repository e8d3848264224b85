import type { CaseDetail, CaseSummary, StaffPush } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { createChats } from './chats.ts';

function createPlace() {
  const { api, live } = createFakeServer([]);
  const answers: ((cases: CaseSummary[]) => void)[] = [];
  const waitingChats = () => new Promise<CaseSummary[]>((answer) => answers.push(answer));
  const chats = createChats({ ...api, waitingChats }, live, { now: () => 0, later: () => undefined });
  const push = (...cases: CaseDetail[]) => chats.apply({ cursor: '', events: [], cases } satisfies StaffPush);
  const numbers = () => chats.waiting.value.map(({ number }) => number);
  return { chats, answers, push, numbers };
}

const chat = (number: number, live: CaseDetail['live'] = 'waiting') => aCase(number, { live, liveSince: number });

test('who begins to wait while the list is on its way waits in it, and who has been answered meanwhile does not', async () => {
  const { chats, answers, push, numbers } = createPlace();
  void chats.load();
  push(chat(2));
  push(chat(1, 'active'));
  push(chat(2));
  answers[0]!([chat(1), chat(3)]);
  await settled();
  expect(numbers()).toEqual([2, 3]);
});

test('of two lists the one that was asked for last counts', async () => {
  const { chats, answers, numbers } = createPlace();
  void chats.load();
  void chats.load();
  answers[1]!([chat(2)]);
  await settled();
  answers[0]!([chat(1)]);
  await settled();
  expect(numbers()).toEqual([2]);
});
