import { expect, test } from 'vitest';
import { aCase, aMessage, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { builtIn, withTest } from './asked.ts';
import { createDesk } from './desk.ts';

async function openDesk(cases = [aCase(1), aCase(2), aCase(3)], hash = '') {
  const server = createFakeServer(cases);
  const page = createFakePage(hash);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page });
  await desk.session.restore();
  await settled();
  const numbers = () => desk.inbox.rows.value.map(({ number }) => number);
  return { server, page, storage, desk, numbers };
}

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
  desk.outgoing.send(caseId(2), 'Here you are', 1);
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

test('a reply whose answer was lost is tried again under the same id and stands once', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.hush = true;
  server.fail('reply', 'unreachable', true);
  desk.outgoing.send(caseId(1), 'Once', 1);
  await settled();
  expect(desk.outgoing.replies.value).toMatchObject([{ state: 'failed', text: 'Once' }]);
  desk.outgoing.retry(caseId(1));
  await settled();
  server.reconnect();
  expect(server.replies.map(({ id }) => id)).toEqual([server.replies[0]?.id, server.replies[0]?.id]);
  expect(desk.openCase.detail.value?.messages.map(({ text }) => text)).toEqual(['Text 1', 'Once']);
  expect(desk.outgoing.replies.value).toEqual([]);
});

test('replies of one case arrive in the order they were written in, also after a failure', async () => {
  const { server, desk } = await openDesk();
  server.fail('reply', 'unavailable');
  desk.outgoing.send(caseId(1), 'first', 1);
  desk.outgoing.send(caseId(1), 'second', 1);
  await settled();
  expect(desk.outgoing.replies.value.map(({ state }) => state)).toEqual(['failed', 'failed']);
  desk.outgoing.retry(caseId(1));
  await settled();
  expect(server.replies.map(({ text }) => text)).toEqual(['first', 'second']);
});

test('a reply on its way when the page was left is offered again with its id', async () => {
  const { server, storage, desk } = await openDesk();
  server.fail('reply', 'unreachable');
  desk.outgoing.send(caseId(1), 'Do not lose me', 1);
  await settled();
  const id = desk.outgoing.replies.value[0]?.id;
  const later = createDesk({ api: server.api, live: server.live, storage, page: createFakePage() });
  await later.session.restore();
  expect(later.outgoing.replies.value).toMatchObject([{ id, text: 'Do not lose me', state: 'failed' }]);
});

test('taking a reply back finds out first whether the server has it', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.hush = true;
  server.fail('reply', 'timed_out', true);
  desk.outgoing.send(caseId(1), 'Arrived all the same', 1);
  await settled();
  const [reply] = desk.outgoing.replies.value;
  await desk.takeBack(reply!);
  expect(desk.returned.value).toBeNull();
  expect(desk.openCase.detail.value?.messages).toHaveLength(2);
});

test('a missing message number loads the case anew', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.hush = true;
  server.say(caseId(1), 'never pushed');
  server.hush = false;
  server.say(caseId(1), 'pushed');
  await settled();
  expect(desk.openCase.detail.value?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test('after a break the desk catches up from its cursor, and what comes twice changes nothing', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.hush = true;
  server.say(caseId(1), 'while away');
  server.playerReads(caseId(1));
  const asked = server.asked.length;
  server.reconnect();
  server.reconnect();
  await settled();
  expect(desk.openCase.detail.value).toMatchObject({ lastSeq: 2, playerReadSeq: 2 });
  expect(server.asked.slice(asked)).toEqual(['read 2']);
});

test('what could not be reached while the line was away is tried again when it is back, what was refused is not', async () => {
  const { server, desk } = await openDesk();
  server.listener?.state('lost');
  server.fail('caseById', 'unreachable');
  desk.show(caseId(1));
  server.fail('reply', 'unreachable', true);
  desk.outgoing.send(caseId(1), 'into the tunnel', 1);
  server.fail('reply', 'not_found');
  desk.outgoing.send(caseId(2), 'to nobody', 1);
  await settled();
  expect(desk.openCase.problem.value?.code).toBe('unreachable');
  server.listener?.state('live');
  await settled();
  expect(desk.openCase.detail.value?.messages.map(({ text }) => text)).toEqual(['Text 1', 'into the tunnel']);
  expect(desk.outgoing.replies.value).toMatchObject([{ text: 'to nobody', state: 'failed' }]);
});

test('what fails after the line has come back is tried again by itself', async () => {
  const { server, page, desk } = await openDesk();
  server.listener?.state('live');
  server.fail('caseById', 'unreachable');
  desk.show(caseId(1));
  server.fail('reply', 'timed_out', true);
  desk.outgoing.send(caseId(1), 'into the tunnel', 1);
  await settled();
  expect(desk.openCase.problem.value?.code).toBe('unreachable');
  server.fail('caseById', 'unreachable');
  for (let repeats = 0; repeats < 2; repeats++) {
    page.runLater();
    await settled();
  }
  expect(desk.openCase.detail.value?.messages.map(({ text }) => text)).toEqual(['Text 1', 'into the tunnel']);
  expect(desk.outgoing.replies.value).toEqual([]);
});

test('a case that is still being loaded shows what is pushed of it', async () => {
  const { server, desk } = await openDesk();
  server.fail('caseById', 'unreachable');
  desk.show(caseId(1));
  await settled();
  await server.api.setState(caseId(1), { state: 'closed' });
  expect([desk.openCase.detail.value, desk.openCase.head.value?.state]).toEqual([null, 'closed']);
});

test('a reset loads the list and the open case again', async () => {
  const { server, desk, numbers } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.cases.set(caseId(9), aCase(9));
  server.cases.set(caseId(1), aCase(1, { messages: [aMessage(1), aMessage(2)] }));
  server.push([], { reset: true });
  await settled();
  expect(numbers()).toEqual([9, 3, 2, 1]);
  expect(desk.openCase.detail.value?.messages).toHaveLength(2);
});

test('a case is marked as read when it is seen, and not in a hidden tab', async () => {
  const { server, page, desk } = await openDesk();
  page.visible.value = false;
  desk.show(caseId(1));
  await settled();
  expect(server.asked).not.toContain('read 1');
  page.visible.value = true;
  await settled();
  expect(server.asked.filter((one) => one === 'read 1')).toHaveLength(1);
  expect(desk.inbox.unread.value).toBe(2);
});

test('the end of the session leads to the sign-in screen and keeps the draft', async () => {
  const { server, desk } = await openDesk();
  desk.drafts.write(caseId(1), 'reply', 'half a sentence');
  server.fail('setState', 'unauthorized');
  await desk.deeds.setState(caseId(1), 'closed');
  expect(desk.session.phase.value).toBe('signed-out');
  expect(desk.session.ended.value).toBe(true);
  expect(desk.inbox.rows.value).toEqual([]);
  expect(server.listener).toBeNull();
  await desk.session.signIn({ email: 'rosa@example.com', password: 'x' });
  await settled();
  expect(desk.drafts.read(caseId(1), 'reply')).toBe('half a sentence');
  expect(desk.inbox.rows.value).toHaveLength(3);
});

test('a first page that fails says why, and following starts when a later try succeeds', async () => {
  const server = createFakeServer([aCase(1)]);
  server.fail('cases', 'unavailable');
  const desk = createDesk({ api: server.api, live: server.live, storage: createFakeStorage(), page: createFakePage() });
  await desk.session.restore();
  await settled();
  expect(desk.inbox.problem.value?.code).toBe('unavailable');
  expect(server.listener).toBeNull();
  await desk.inbox.load(desk.inbox.asked.value);
  expect(desk.inbox.rows.value).toHaveLength(1);
  expect(server.listener).not.toBeNull();
});
