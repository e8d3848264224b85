import type { Colleague, KeptReply } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aCase, aMessage, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { openDesk } from '../testing/open-desk.ts';
import type { Api } from './api.ts';
import { builtIn } from './asked.ts';
import { createDesk } from './desk.ts';

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
  desk.outgoing.send(caseId(1), { text: 'into the tunnel', seenSeq: 1 });
  server.fail('reply', 'not_found');
  desk.outgoing.send(caseId(2), { text: 'to nobody', seenSeq: 1 });
  await settled();
  expect(desk.openCase.problem.value?.code).toBe('unreachable');
  server.listener?.state('live');
  await settled();
  expect(desk.openCase.detail.value?.messages.map(({ text }) => text)).toEqual(['Text 1', 'into the tunnel']);
  expect(desk.outgoing.replies.value).toMatchObject([{ text: 'to nobody', state: 'failed' }]);
});

test('a list that could not be loaded is loaded when the line is back, one that was refused is not', async () => {
  const { server, page, desk, numbers } = await openDesk();
  server.fail('cases', 'unreachable');
  desk.narrow(builtIn('all'));
  await settled();
  expect(desk.inbox.phase.value).toBe('failed');
  page.runLater();
  await settled();
  expect([desk.inbox.phase.value, numbers()]).toEqual(['ready', [3, 2, 1]]);
  server.fail('cases', 'forbidden');
  desk.narrow(builtIn('waiting'));
  await settled();
  page.runLater();
  await settled();
  expect(desk.inbox.phase.value).toBe('failed');
});

test('what fails after the line has come back is tried again by itself', async () => {
  const { server, page, desk } = await openDesk();
  server.listener?.state('live');
  server.fail('caseById', 'unreachable');
  desk.show(caseId(1));
  server.fail('reply', 'timed_out', true);
  desk.outgoing.send(caseId(1), { text: 'into the tunnel', seenSeq: 1 });
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

test('a mark of having read that could not be told is told again by itself, for what was seen alone', async () => {
  const { server, page, desk } = await openDesk();
  server.listener?.state('live');
  server.fail('read', 'unreachable');
  desk.show(caseId(1));
  await settled();
  expect(server.cases.get(caseId(1))!.staffReadSeq).toBe(0);
  page.visible.value = false;
  server.say(caseId(1), 'while nobody looks');
  server.fail('read', 'timed_out');
  for (let repeats = 0; repeats < 2; repeats++) {
    page.runLater();
    await settled();
  }
  expect(server.cases.get(caseId(1))!.staffReadSeq).toBe(1);
  expect(desk.openCase.unreached.value).toBe(false);
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

test('a change of many that is asked for twice is begun once, and what is picked meanwhile stays picked', async () => {
  const { server, desk } = await openDesk();
  desk.selection.add(caseId(1), caseId(2));
  void desk.changePicked({ addTags: ['seen'] });
  void desk.changePicked({ addTags: ['seen'] });
  // Something else is done to the same cases.
  void desk.changePicked({ priority: 'low' });
  desk.selection.add(caseId(3));
  await settled();
  expect(server.asked.filter((label) => label.startsWith('bulk '))).toEqual(['bulk {"addTags":["seen"]}', 'bulk {"priority":"low"}']);
  expect([...desk.selection.ids.value]).toEqual([caseId(3)]);
  desk.selection.takeAll();
  await desk.changePicked({ state: 'closed' });
  expect(desk.selection.any.value).toBe(false);
});

test('who has gone elsewhere while something was on its way stays there', async () => {
  const { server, desk } = await openDesk([aCase(1), aCase(2, { live: 'waiting', liveSince: 1 })], `#/?view=all`);
  const taken = desk.acceptChat(caseId(2));
  desk.show(caseId(1));
  await taken;
  expect([server.cases.get(caseId(2))?.live, desk.route.value.caseId]).toEqual(['active', caseId(1)]);
  const view = { id: caseId(77), name: 'Old', scope: 'personal', mine: true, sort: 'waiting', version: '1' } as const;
  server.views = [{ ...view, conditions: { match: 'all', tests: [] } }];
  const removed = desk.removeView(server.views[0]!);
  desk.narrow(builtIn('closed'));
  await removed;
  expect([server.views, desk.route.value.asked.view]).toEqual([[], 'closed']);
});

const aColleague = (name: string): Colleague => ({ id: name, name, games: [], named: [] });

test('an answer that comes after a later one brings nothing back of what is held, who works here, or which ready replies there are', async () => {
  const server = createFakeServer([aCase(1)]);
  const late: (() => void)[] = [];
  let isSlow = true;
  /** The first answers are written down when they are asked for, and come last. */
  const slow = <T>(ask: () => Promise<T>) => async () => {
    const answer = await ask();
    if (isSlow) await new Promise<void>((arrive) => late.push(arrive));
    return answer;
  };
  const [ben, carla] = [aColleague('Ben'), aColleague('Carla')];
  let people = [ben];
  const api: Api = {
    ...server.api,
    colleagues: slow(async () => people),
    cannedReplies: slow(server.api.cannedReplies),
    heldReplies: slow(server.api.heldReplies),
  };
  await server.api.reply(caseId(1), { id: 'r1', text: 'Soon', seenSeq: 1, holdMs: 10_000 });
  const page = createFakePage(`#/cases/${caseId(1)}`);
  const desk = createDesk({ api, live: server.live, storage: createFakeStorage(), page });
  await desk.session.restore();
  await settled();
  isSlow = false;
  people = [ben, carla];
  server.canned = [{ id: 'hello' } as KeptReply];
  await server.api.undoReply(caseId(1), 'r1');
  await desk.session.refresh();
  await settled();
  const known = () => [desk.people.value, desk.canned.all.value.map(({ id }) => id), desk.outgoing.replies.value];
  expect(late).toHaveLength(3);
  expect(known()).toEqual([[ben, carla], ['hello'], []]);
  late.forEach((arrive) => arrive());
  await settled();
  expect(known()).toEqual([[ben, carla], ['hello'], []]);
});
