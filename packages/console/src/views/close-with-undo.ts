import type { CaseSummary } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Desk } from '../models/desk.ts';

/** A case in; it is closed, and a notice offers the way back: one key is easily pressed by mistake. */
export async function closeWithUndo(desk: Desk, summary: CaseSummary): Promise<void> {
  const waits = desk.outgoing.replies.peek().some(({ caseId, state }) => caseId === summary.id && state === 'held');
  if (!(await desk.deeds.setState(summary.id, 'closed'))) return;
  desk.notices.show({
    text: waits ? text.sending.closesWith(summary.number) : text.cases.closed(summary.number),
    tone: 'plain',
    action: { label: text.common.undo, run: () => void desk.deeds.undo(summary, { state: 'closed' }) },
  });
}
