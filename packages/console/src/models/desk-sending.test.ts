import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { openDesk } from '../testing/open-desk.ts';
import { SESSION } from '../testing/session.ts';
import type { Api } from './api.ts';
import { createDesk } from './desk.ts';

test('a reply whose answer was lost is tried again under the same id and stands once', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.hush = true;
  server.fail('reply', 'unreachable', true);
  desk.outgoing.send(caseId(1), { text: 'Once', seenSeq: 1 });
  await settled();
  expect(desk.outgoing.replies.value).toMatchObject([{ state: 'failed', text: 'Once' }]);
  desk.outgoing.retry(caseId(1));
  await settled();
  server.reconnect();
  expect(server.replies.map(({ id }) => id)).toEqual([server.replies[0]?.id, server.replies[0]?.id]);
  expect(desk.openCase.detail.value?.messages.map(({ text }) => text)).toEqual(['Text 1', 'Once']);
  expect(desk.outgoing.replies.value).toEqual([]);
});

test('of the replies of one case the one that failed says why, and the others wait and arrive in the order they were written in', async () => {
  const { server, desk } = await openDesk();
  server.fail('reply', 'unavailable');
  desk.outgoing.send(caseId(1), { text: 'first', seenSeq: 1 });
  desk.outgoing.send(caseId(1), { text: 'second', seenSeq: 1 });
  await settled();
  desk.outgoing.send(caseId(1), { text: 'third', seenSeq: 1 });
  const shown = () => desk.outgoing.replies.value.map(({ text, state, problem }) => [text, state, problem?.code]);
  expect(shown()).toEqual([['first', 'failed', 'unavailable'], ['second', 'behind', undefined], ['third', 'behind', undefined]]);
  server.fail('reply', 'unknown_file');
  desk.outgoing.retry(caseId(1));
  await settled();
  expect(shown()).toEqual([['first', 'failed', 'unknown_file'], ['second', 'behind', undefined], ['third', 'behind', undefined]]);
  desk.outgoing.retry(caseId(1));
  await settled();
  expect(server.replies.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
});

test('what waits behind a reply that was refused is sent when that one is taken back, or is taken back itself', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'unknown_file');
  for (const text of ['first', 'second', 'third']) desk.outgoing.send(caseId(1), { text, seenSeq: 1 });
  await settled();
  const [first, , third] = desk.outgoing.replies.value;
  await desk.takingBack.takeBack(third!);
  expect(desk.returned.value?.text).toBe('third');
  await desk.takingBack.takeBack(first!);
  await settled();
  expect(server.replies.map(({ text }) => text)).toEqual(['second']);
});

test('a reply on its way when the page was left is offered again with its id', async () => {
  const { server, storage, desk } = await openDesk();
  server.fail('reply', 'unreachable');
  desk.outgoing.send(caseId(1), { text: 'Do not lose me', seenSeq: 1 });
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
  desk.outgoing.send(caseId(1), { text: 'Arrived all the same', seenSeq: 1 });
  await settled();
  const [reply] = desk.outgoing.replies.value;
  await desk.takingBack.takeBack(reply!);
  expect(desk.returned.value).toBeNull();
  expect(desk.openCase.detail.value?.messages).toHaveLength(2);
});

test('a held reply is taken back into its case, from any other, and is held still after the page was left', async () => {
  const { server, page, storage, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'Too soon', seenSeq: 1, holdMs: 10_000, actions: { state: 'closed' } });
  await settled();
  expect(desk.outgoing.replies.value).toMatchObject([{ state: 'held', text: 'Too soon' }]);
  expect([...storage.kept].filter(([key]) => key.endsWith('/outgoing'))).toEqual([]);
  const later = createDesk({ api: server.api, live: server.live, storage: createFakeStorage(), page: createFakePage() });
  await later.session.restore();
  await settled();
  expect(later.outgoing.replies.value).toMatchObject([{ state: 'held', text: 'Too soon' }]);
  desk.show(caseId(2));
  await settled();
  expect(desk.takingBack.takeLastBack()).toBe(true);
  await settled();
  expect(page.hash.value).toContain(caseId(1));
  expect(desk.returned.value).toMatchObject({ text: 'Too soon', actions: { state: 'closed' } });
  expect(desk.outgoing.replies.value).toEqual([]);
  expect(desk.takingBack.takeLastBack()).toBe(false);
});

test('who is too late to take a reply back is told, and a stopped one asks its writer wherever they are', async () => {
  const { server, desk } = await openDesk();
  desk.outgoing.send(caseId(1), { text: 'On its way', seenSeq: 1, holdMs: 10_000 });
  await settled();
  server.fail('undoReply', 'already_sent');
  desk.takingBack.takeLastBack();
  await settled();
  expect(desk.notices.shown.value.map(({ text }) => text)).toEqual(['It was not taken back. It has been sent.']);
  expect(desk.returned.value).toBeNull();
  const [held] = server.cases.get(caseId(1))!.held;
  const meanwhile = [{ author: 'Ben', text: 'Mine', at: 2_000 }];
  server.cases.set(caseId(1), { ...server.cases.get(caseId(1))!, held: [{ ...held!, meanwhile }] });
  server.push([{ caseId: caseId(1), kind: 'reply.stopped', id: held!.id, by: 'staff-1' }]);
  await settled();
  expect(desk.outgoing.replies.value).toMatchObject([{ state: 'failed', problem: { code: 'answered_meanwhile', meanwhile } }]);
  expect(desk.notices.shown.value.at(-1)?.text).toContain('#1 was not sent');
  desk.outgoing.force(held!.id);
  await settled();
  expect(server.replies.at(-1)).toMatchObject({ id: held!.id, force: true });
});

test('what is on its way goes on when the session is read again, as after a change of one\'s own settings', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'Waits', seenSeq: 1, holdMs: 10_000 });
  await settled();
  server.fail('reply', 'unreachable');
  desk.outgoing.send(caseId(2), { text: 'Tried again by itself', seenSeq: 1 });
  await settled();
  server.fail('heldReplies', 'unreachable');
  await desk.session.refresh();
  await settled();
  expect(desk.outgoing.replies.value).toMatchObject([{ text: 'Waits', state: 'held' }, { text: 'Tried again by itself', state: 'failed' }]);
  desk.outgoing.retryUnreached();
  await settled();
  expect(server.replies.at(-1)?.text).toBe('Tried again by itself');
  expect(server.cases.get(caseId(2))?.messages.at(-1)?.text).toBe('Tried again by itself');
});

test('of a desk that is shared each agent has their own replies back', async () => {
  const { server, desk } = await openDesk();
  server.fail('reply', 'unreachable');
  desk.outgoing.send(caseId(1), { text: 'Mine', seenSeq: 1 });
  await settled();
  const own = desk.session.session.value!;
  const texts = [];
  for (const id of ['staff-2', own.staff.id]) {
    desk.session.ender()();
    desk.session.enter({ ...own, staff: { ...own.staff, id } });
    await settled();
    texts.push(desk.outgoing.replies.value.map(({ text }) => text));
  }
  expect(texts).toEqual([[], ['Mine']]);
});

test('a draft that is being saved when it is sent does not come back after its reply', async () => {
  const server = createFakeServer([aCase(1)]);
  const page = createFakePage(`#/cases/${caseId(1)}`);
  let arrive = () => {};
  const underway = new Promise<void>((done) => (arrive = done));
  const api: Api = { ...server.api, saveDraft: (...words) => underway.then(() => server.api.saveDraft(...words)) };
  const desk = createDesk({ api, live: server.live, storage: createFakeStorage(), page });
  await desk.session.restore();
  await settled();
  desk.drafts.write(caseId(1), 'reply', 'Sent at once');
  page.runLater();
  desk.outgoing.send(caseId(1), { text: 'Sent at once', seenSeq: 1 });
  desk.drafts.write(caseId(1), 'reply', '');
  await settled();
  arrive();
  await settled();
  // The page is left here: nothing of it saves the draft once more.
  expect(server.replies.map(({ text }) => text)).toEqual(['Sent at once']);
  expect(server.cases.get(caseId(1))?.drafts.reply?.text).toBe('');
});

test('where the browser keeps nothing, a reply still waits for its agent to sign in again', async () => {
  const { server, storage, desk } = await openDesk();
  storage.setItem = () => {
    throw new Error('full');
  };
  server.fail('reply', 'unauthorized');
  desk.outgoing.send(caseId(1), { text: 'Do not lose me', seenSeq: 1 });
  await settled();
  const texts = [];
  for (const id of ['staff-2', 'staff-1']) {
    desk.session.enter({ ...SESSION, staff: { ...SESSION.staff, id } });
    await settled();
    texts.push(desk.outgoing.replies.value.map(({ text }) => text));
    desk.session.ender()();
  }
  expect(texts).toEqual([[], ['Do not lose me']]);
});
