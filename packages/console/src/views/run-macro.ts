import type { CaseDetail, KeptReply } from '@savepoint/protocol';
import { actionsText } from '../format/actions-text.ts';
import { text } from '../i18n/text.ts';
import type { Desk } from '../models/desk.ts';

/** What a ready reply does is done to the case by itself; a notice offers the way back. */
export async function runMacro(desk: Desk, detail: CaseDetail, { name, actions }: KeptReply): Promise<void> {
  if (!(await desk.deeds.edit(detail.id, actions))) return;
  desk.notices.show({
    text: text.replies.ran(name, actionsText(actions).join(' · ')),
    tone: 'plain',
    action: { label: text.common.undo, run: () => void desk.deeds.undo(detail, actions) },
  });
}
