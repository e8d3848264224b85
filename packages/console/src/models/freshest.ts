import type { CaseSummary } from '@savepoint/protocol';

/**
 * What is known of a case and what just came in, the truth out. A page asked for before a push may arrive after it, so
 * the later change wins whatever the order of arrival; read marks and message numbers only ever grow.
 */
export function freshest<T extends CaseSummary>(known: T, incoming: CaseSummary): T {
  const later = incoming.updatedAt >= known.updatedAt && incoming.lastSeq >= known.lastSeq;
  return {
    ...known,
    ...(later && incoming),
    lastSeq: Math.max(known.lastSeq, incoming.lastSeq),
    staffReadSeq: Math.max(known.staffReadSeq, incoming.staffReadSeq),
    playerReadSeq: Math.max(known.playerReadSeq, incoming.playerReadSeq),
  };
}

/** Whether the player has said something that no one on the desk has read. */
export function isUnread(summary: CaseSummary): boolean {
  return summary.lastSeq > summary.staffReadSeq && summary.lastMessage.from === 'player';
}
