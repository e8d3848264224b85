import type { CaseSummary } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Desk } from '../models/desk.ts';
import type { PendingReply } from '../models/outgoing.ts';

/** A case in; it is closed, and a notice offers the way back: one key is easily pressed by mistake. */
export async function closeWithUndo(desk: Desk, summary: CaseSummary): Promise<void> {
  const isAny = (which: PendingReply['state']) =>
    desk.outgoing.replies.peek().some(({ caseId, state }) => caseId === summary.id && state === which);
  // An answer that is on its way still would open it again.
  const sends = isAny('sending');
  await desk.outgoing.settled(summary.id);
  if (sends && isAny('failed')) {
    return desk.notices.show({ text: text.common.because(text.cases.notClosed, text.cases.notSent), tone: 'bad' });
  }
  const waits = isAny('held');
  if (!(await desk.deeds.setState(summary.id, 'closed'))) return;
  desk.notices.show({
    text: waits ? text.sending.closesWith(summary.number) : text.cases.closed(summary.number),
    tone: 'plain',
    action: { label: text.common.undo, run: () => void desk.deeds.undo(summary, { state: 'closed' }) },
  });
}
