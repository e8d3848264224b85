import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { createFakeBrowser } from '../testing/fake-browser.ts';
import { createFakePage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { createDesk } from './desk.ts';

/** A browser, and a server that an agent is signed in to in each of its tabs. */
function stage() {
  const server = createFakeServer([aCase(1), aCase(2)]);
  const browser = createFakeBrowser();
  return {
    server,
    async tab(hash = '') {
      const { tabs, storage, close } = browser.open();
      const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage(hash, tabs) });
      await desk.session.restore();
      await settled();
      const waiting = () => desk.outgoing.replies.value.map(({ text, state }) => `${text}: ${state}`);
      return { desk, storage, close, waiting };
    },
  };
}

test('what one tab has on its way is no other\'s, until that tab is gone', async () => {
  const { server, tab } = stage();
  const first = await tab();
  const before = await tab();
  server.fail('reply', 'unreachable');
  first.desk.outgoing.send(caseId(1), { text: 'Of the first', seenSeq: 1 });
  await settled();
  const after = await tab();
  expect([first.waiting(), before.waiting(), after.waiting()]).toEqual([['Of the first: failed'], [], []]);
  const { id } = first.desk.outgoing.replies.value[0]!;
  first.close();
  await settled();
  // One of them has it, and it is the same one.
  expect([...before.waiting(), ...after.waiting()]).toEqual(['Of the first: failed']);
  const heir = before.waiting().length > 0 ? before : after;
  heir.desk.outgoing.retry(caseId(1));
  await settled();
  expect(server.replies.map((reply) => reply.id)).toEqual([id]);
  heir.close();
  const last = await tab(`#/cases/${caseId(1)}`);
  await settled();
  expect(last.waiting()).toEqual([]);
});

test('several tabs keep what they send, each its own, and leave nothing when all is sent', async () => {
  const { server, tab } = stage();
  const [first, second] = [await tab(), await tab()];
  server.fail('reply', 'unreachable');
  first.desk.outgoing.send(caseId(1), { text: 'Of the first', seenSeq: 1 });
  await settled();
  second.desk.outgoing.send(caseId(2), { text: 'Of the second', seenSeq: 1 });
  await settled();
  first.desk.outgoing.retryUnreached();
  await settled();
  expect(server.replies.map(({ text }) => text)).toEqual(['Of the second', 'Of the first']);
  expect([...first.storage.kept.keys()].filter((key) => key.includes('/outgoing'))).toEqual([]);
});

test('what a tab cannot send that is signed out is sent from another', async () => {
  const { server, tab } = stage();
  const first = await tab();
  server.fail('reply', 'unauthorized');
  first.desk.outgoing.send(caseId(1), { text: 'Too late', seenSeq: 1 });
  await settled();
  expect(first.desk.session.session.value).toBeNull();
  const second = await tab();
  expect(second.waiting()).toEqual(['Too late: failed']);
  second.desk.outgoing.retry(caseId(1));
  await settled();
  // Who signs in again finds nothing that was sent meanwhile.
  await first.desk.session.signIn({ email: '', password: '' });
  await settled();
  expect([first.waiting(), server.replies.map(({ text }) => text)]).toEqual([[], ['Too late']]);
});
