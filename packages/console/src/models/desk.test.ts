import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { settled } from '../testing/fake-page.ts';
import { openDesk } from '../testing/open-desk.ts';
import { builtIn, withTest } from './asked.ts';

const many = () => Array.from({ length: 160 }, (_, index) => aCase(index + 1));

test('shows the latest change first and opens what the address names', async () => {
  const { desk, numbers } = await openDesk(undefined, `#/cases/${caseId(2)}`);
  expect(numbers()).toEqual([3, 2, 1]);
  expect(desk.openCase.detail.value?.number).toBe(2);
});

test('a new case comes in at its place once, however often it is pushed', async () => {
  const { server, desk, numbers } = await openDesk();
  server.open(aCase(9));
  server.push([{ caseId: caseId(9), kind: 'case.opened' }]);
  expect(numbers()).toEqual([9, 3, 2, 1]);
  expect(desk.inbox.waiting.value).toBe(0);
});

test('a held list does not move: what is new waits and is counted', async () => {
  const { server, desk, numbers } = await openDesk(undefined, '#/?view=all');
  desk.inbox.hold(true);
  server.open(aCase(9));
  server.say(caseId(1), 'me again');
  expect(numbers()).toEqual([3, 2, 1]);
  expect(desk.inbox.waiting.value).toBe(2);
  expect(desk.inbox.find(caseId(1))?.lastMessage.excerpt).toBe('me again');
  desk.inbox.hold(false);
  expect(numbers()).toEqual([1, 9, 3, 2]);
  expect(desk.inbox.waiting.value).toBe(0);
});

test('an answered case leaves the list of open ones only when another one is opened', async () => {
  const { server, desk, numbers } = await openDesk(undefined, `#/cases/${caseId(2)}`);
  desk.outgoing.send(caseId(2), { text: 'Here you are', seenSeq: 1 });
  await settled();
  expect(numbers()).toEqual([3, 2, 1]);
  desk.show(caseId(3));
  expect(numbers()).toEqual([3, 1]);
  expect(server.replies).toHaveLength(1);
});

test('shows what the server counts, as it is pushed', async () => {
  const { server, desk } = await openDesk();
  expect(desk.views.counts.value?.builtIn).toMatchObject({ waiting: 3, all: 3 });
  const counts = { ...desk.views.counts.value!, saved: { own: null } };
  server.listener?.counts(counts);
  expect(desk.views.counts.value).toEqual(counts);
});

test('the next page follows without repeating a case', async () => {
  const { server, desk, numbers } = await openDesk(many());
  server.say(caseId(30), 'again');
  await desk.inbox.loadMore();
  expect(numbers()).toHaveLength(160);
  expect(new Set(numbers()).size).toBe(160);
  expect(desk.inbox.more.value).toBe('none');
});

test('a push that arrives before the page it belongs to is not lost', async () => {
  const { server, desk, numbers } = await openDesk();
  desk.narrow(withTest(builtIn('waiting'), 'topic', { field: 'topic', is: 'in', values: ['bug'] }));
  server.open(aCase(9));
  await settled();
  expect(numbers()).toEqual([9, 3, 2, 1]);
});
