import type { CaseSummary } from '@savepoint/protocol';
import type { Desk } from '../models/desk.ts';

/** A case in; it is closed, and a notice offers the way back: one key is easily pressed by mistake. */
export async function closeWithUndo(desk: Desk, summary: CaseSummary): Promise<void> {
  if (!(await desk.setState(summary.id, 'closed'))) return;
  desk.notices.show({
    text: `Case #${summary.number} is closed.`,
    tone: 'plain',
    action: { label: 'Undo', run: () => void desk.setState(summary.id, 'open') },
  });
}
