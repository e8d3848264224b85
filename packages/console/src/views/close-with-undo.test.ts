import { expect, test } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { settled } from '../testing/fake-page.ts';
import { openDesk } from '../testing/open-desk.ts';
import { closeWithUndo } from './close-with-undo.ts';

test('a case that is closed at once after its answer is closed after it, not opened again by it', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  desk.outgoing.send(caseId(1), { text: 'That should do it', seenSeq: 1 });
  await closeWithUndo(desk, desk.openCase.detail.value!);
  await settled();
  expect(server.asked.filter((one) => one === 'reply' || one.startsWith('setState'))).toEqual(['reply', 'setState closed']);
  expect(server.cases.get(caseId(1))?.state).toBe('closed');
});

test('a case whose answer turns out not to be sent stays open, and its agent is told', async () => {
  const { server, desk } = await openDesk(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'answered_meanwhile');
  desk.outgoing.send(caseId(1), { text: 'That should do it', seenSeq: 1 });
  await closeWithUndo(desk, desk.openCase.detail.value!);
  expect([server.cases.get(caseId(1))?.state, desk.notices.shown.value.map(({ tone }) => tone)]).toEqual(['open', ['bad']]);
  // Who closes it all the same wants to.
  await closeWithUndo(desk, desk.openCase.detail.value!);
  expect(server.cases.get(caseId(1))?.state).toBe('closed');
});
