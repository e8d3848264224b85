import type { CaseDetail, CaseEdited, CaseNote, CaseSummary, Message, StaffEvent, Uuid } from '@savepoint/protocol';
import { freshest } from './freshest.ts';

/** An open case and what was pushed about it in, the case as it now stands out. */
export interface Applied {
  detail: CaseDetail;
  /** A message is missing between those here and those told of: the case must be loaded anew. */
  gap: boolean;
  /** Something was taken away from what the report brought along: the case must be loaded anew. */
  stale: boolean;
}

export function applyPush(detail: CaseDetail, events: readonly StaffEvent[], summary?: CaseSummary): Applied {
  let next = detail;
  let stale = false;
  for (const event of events) {
    if (event.caseId !== detail.id) continue;
    if (event.kind === 'message.added') next = withMessage(next, event.message);
    if (event.kind === 'message.changed') next = withChanged(next, event.message);
    if (event.kind === 'reply.undone') next = withoutHeld(next, event.id);
    if (event.kind === 'case.delivered' && event.to === 'player') next = withDelivered(next, event.upTo);
    if (event.kind === 'case.rated') next = { ...next, rating: event.score, ratingComment: event.comment };
    if (event.kind === 'case.edited') {
      stale ||= event.edit.changes.some((change) => change.field === 'redaction' && change.of === 'report') && !hasEdit(next, event.edit);
      next = withEdit(next, event.edit);
    }
    if (event.kind === 'note.added') next = withNote(next, event.note);
    if (event.kind === 'case.seen') next = withSeen(next, event.by, event.upTo);
  }
  if (summary?.id === detail.id) next = freshest(next, summary);
  return { detail: next, gap: hasGap(next), stale };
}

/** The message stands once, at the place its number gives it. */
function withMessage(detail: CaseDetail, message: Message): CaseDetail {
  if (detail.messages.some(({ id }) => id === message.id)) return detail;
  const messages = [...detail.messages, message].toSorted((a, b) => a.seq - b.seq);
  return { ...withoutHeld(detail, message.id), messages, lastSeq: Math.max(detail.lastSeq, message.seq) };
}

const withChanged = (detail: CaseDetail, message: Message): CaseDetail => ({
  ...detail,
  messages: detail.messages.map((one) => (one.id === message.id ? message : one)),
});

/** It was sent, or never will be. */
const withoutHeld = (detail: CaseDetail, id: Uuid): CaseDetail =>
  detail.held.some((held) => held.id === id) ? { ...detail, held: detail.held.filter((held) => held.id !== id) } : detail;

const withNote = (detail: CaseDetail, note: CaseNote): CaseDetail =>
  detail.notes.some(({ id }) => id === note.id) ? detail : { ...detail, notes: [...detail.notes, note] };

const hasEdit = (detail: CaseDetail, edit: CaseEdited): boolean => detail.edits.some(({ id }) => id === edit.id);

const withEdit = (detail: CaseDetail, edit: CaseEdited): CaseDetail =>
  hasEdit(detail, edit) ? detail : { ...detail, edits: [...detail.edits, edit] };

function withSeen(detail: CaseDetail, by: 'player' | 'staff', upTo: number): CaseDetail {
  const field = by === 'player' ? 'playerReadSeq' : 'staffReadSeq';
  return upTo > detail[field] ? { ...detail, [field]: upTo } : detail;
}

const withDelivered = (detail: CaseDetail, upTo: number): CaseDetail =>
  upTo > detail.playerDeliveredSeq ? { ...detail, playerDeliveredSeq: upTo } : detail;

/** A case's messages are numbered from 1 without gaps, and `lastSeq` names the last. */
function hasGap(detail: CaseDetail): boolean {
  return detail.messages.length < detail.lastSeq || detail.messages.some(({ seq }, index) => seq !== index + 1);
}
