import { expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { settled } from '../testing/fake-page.ts';
import { openDesk } from '../testing/open-desk.ts';

test('a reply that failed waits as the draft of its case when its writer has gone on before it was given back', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'unreachable');
  desk.outgoing.send(caseId(1), { text: 'Do not lose me', seenSeq: 1 });
  await settled();
  const back = desk.takingBack.takeBack(desk.outgoing.replies.value[0]!);
  desk.show(caseId(2));
  await back;
  expect([desk.outgoing.replies.value, desk.drafts.read(caseId(1), 'reply')]).toEqual([[], 'Do not lose me']);
});

test('a reply that is taken back while it may be on its way is sent by none of its requests', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'timed_out');
  for (const text of ['First thought', 'And this']) desk.outgoing.send(caseId(1), { text, seenSeq: 1 });
  await settled();
  const [first] = desk.outgoing.replies.value;
  const back = desk.takingBack.takeBack(first!);
  // Just then the line is back.
  desk.outgoing.retryUnreached();
  await back;
  await settled();
  expect([desk.returned.value?.text, desk.drafts.read(caseId(1), 'reply')]).toEqual(['First thought', 'First thought']);
  // The request that was given up arrives.
  await expect(server.api.reply(caseId(1), { id: first!.id, text: 'First thought' })).rejects.toThrow('id_taken');
  expect(server.cases.get(caseId(1))?.messages.map(({ text }) => text)).toEqual(['Text 1', 'And this']);
});

test('what was refused comes back whether or not the server can be asked', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'unknown_file');
  desk.outgoing.send(caseId(1), { text: 'With a file', seenSeq: 1 });
  await settled();
  server.fail('undoReply', 'unreachable');
  await desk.takingBack.takeBack(desk.outgoing.replies.value[0]!);
  expect([desk.returned.value?.text, desk.outgoing.replies.value]).toEqual(['With a file', []]);
});

test('a second press takes back the reply before, and none twice', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  for (const text of ['First', 'Second']) desk.outgoing.send(caseId(1), { text, seenSeq: 1, holdMs: 10_000 });
  await settled();
  const second = desk.outgoing.replies.value[1]!;
  expect([desk.takingBack.takeLastBack(), desk.takingBack.takeLastBack(), desk.takingBack.takeLastBack()]).toEqual([true, true, true]);
  void desk.takingBack.takeBack(second);
  await settled();
  expect(desk.takingBack.takeLastBack()).toBe(false);
  expect(server.asked.filter((label) => label === 'undoReply')).toHaveLength(2);
  expect([desk.outgoing.replies.value, server.cases.get(caseId(1))?.held]).toEqual([[], []]);
});

test.each([
  ['before the line is given up', false],
  ['after it', true],
])('a reply whose taking back was not answered comes back into its field when the server tells of it %s', async (_, late) => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'Too soon', seenSeq: 1, holdMs: 10_000, actions: { state: 'closed' } });
  await settled();
  server.hush = late;
  server.fail('undoReply', 'unreachable', true);
  desk.takingBack.takeLastBack();
  await settled();
  server.reconnect();
  expect(desk.returned.value).toMatchObject({ text: 'Too soon', actions: { state: 'closed' } });
  expect(desk.outgoing.replies.value).toEqual([]);
  // What came back has come back.
  expect(desk.notices.shown.value).toHaveLength(late ? 1 : 0);
});

test('one that another tab has taken back comes into no field here', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'Too soon', seenSeq: 1, holdMs: 10_000 });
  await settled();
  await server.api.undoReply(caseId(1), desk.outgoing.replies.value[0]!.id);
  expect([desk.returned.value, desk.outgoing.replies.value]).toEqual([null, []]);
});

test('who has gone on while a reply was taken back is not taken to its case', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'Too soon', seenSeq: 1, holdMs: 10_000 });
  await settled();
  desk.show(caseId(2));
  desk.takingBack.takeLastBack();
  desk.show(caseId(3));
  await settled();
  expect([desk.openCase.id.value, server.cases.get(caseId(1))?.held]).toEqual([caseId(3), []]);
  // It waits there for them.
  expect(desk.returned.value).toMatchObject({ caseId: caseId(1), text: 'Too soon' });
});

test('a reply that was taken back elsewhere while nothing could be heard of it waits here no longer', async () => {
  const { server, desk } = await openDesk();
  for (const text of ['Taken back elsewhere', 'Waits']) desk.outgoing.send(caseId(1), { text, seenSeq: 1, holdMs: 10_000 });
  await settled();
  server.hush = true;
  await server.api.undoReply(caseId(1), desk.outgoing.replies.value[0]!.id);
  server.hush = false;
  server.push([], { reset: true });
  desk.outgoing.send(caseId(2), { text: 'Held since it was asked', seenSeq: 1, holdMs: 10_000 });
  await settled();
  // On a quick machine all were written in the same millisecond, and stand in any order.
  expect(new Set(desk.outgoing.replies.value.map(({ text }) => text))).toEqual(new Set(['Waits', 'Held since it was asked']));
});

test.each(['discard', 'takeBack'] as const)('what waits behind a reply that was refused goes on its way when that is gone by %s', async (how) => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'answered_meanwhile');
  desk.outgoing.send(caseId(1), { text: 'Too late', seenSeq: 1 });
  await settled();
  desk.outgoing.send(caseId(1), { text: 'After it', seenSeq: 1 });
  await settled();
  expect(server.replies).toEqual([]);
  await desk.takingBack[how](desk.outgoing.replies.value[0]!);
  await settled();
  expect([server.replies.map(({ text }) => text), desk.outgoing.replies.value]).toEqual([['After it'], []]);
});
