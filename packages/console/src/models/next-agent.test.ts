import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { openDesk } from '../testing/open-desk.ts';
import type { Api } from './api.ts';
import { createDesk, type Desk } from './desk.ts';

/** The session ends, and somebody signs in at the same page. */
async function signIn(desk: Desk, staffId: string): Promise<void> {
  const own = desk.session.session.value!;
  desk.session.ender()();
  desk.session.enter({ ...own, staff: { ...own.staff, id: staffId } });
  await settled();
}

test('what one agent picked, changed and took back is nothing of the next one\'s at the same desk', async () => {
  const { desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  await desk.changePicked({ state: 'closed' });
  desk.selection.add(caseId(1), caseId(2));
  desk.outgoing.send(caseId(2), { text: 'Of the first', seenSeq: 1, holdMs: 10_000 });
  await settled();
  await desk.takingBack.takeBack(desk.outgoing.replies.value[0]!);
  desk.notices.show({ text: 'Undo?', tone: 'plain', action: { label: 'Undo', run: () => undefined } });
  await signIn(desk, 'staff-1');
  // Who signs in again goes on where they were.
  expect([desk.selection.any.value, desk.returned.value?.text]).toEqual([true, 'Of the first']);
  await signIn(desk, 'staff-2');
  expect([desk.selection.any.value, desk.returned.value, desk.bulk.progress.value, desk.notices.shown.value]).toEqual([false, null, null, []]);
});

test('a file that one agent has chosen does not come into the draft of the next', async () => {
  const server = createFakeServer([aCase(1)]);
  let arrive = () => {};
  const underway = new Promise<void>((done) => (arrive = done));
  const api: Api = { ...server.api, upload: (...given) => underway.then(() => server.api.upload(...given)) };
  const desk = createDesk({ api, live: server.live, storage: createFakeStorage(), page: createFakePage(`#/cases/${caseId(1)}`) });
  await desk.session.restore();
  await settled();
  desk.attaching.add(caseId(1), [new File(['secret'], 'secret.png', { type: 'image/png' })]);
  await settled();
  await signIn(desk, 'staff-2');
  arrive();
  await settled();
  expect([desk.drafts.files(caseId(1), 'reply'), desk.attaching.uploads.value]).toEqual([[], []]);
});
