import type { StaffEvent, Uuid, Verdict as Said } from '@savepoint/protocol';
import { changed, headUpdate, type CaseHead, type Change } from './change.ts';

/** A verdict to be written; its id is the envelope's. */
export interface Verdict {
  id: Uuid;
  head: CaseHead;
  kind: 'confirm' | 'reopen' | 'rate';
  score: number | null;
  comment: string | null;
  at: number;
}

/** An agent takes the case for solved: it counts as answered, and the player is asked. */
export function askSolved(before: CaseHead, at: number): Change {
  if (before.state === 'closed' || before.solved === 'asked') return { head: before, updates: [], events: [] };
  return changed(before, { ...before, state: 'answered', solved: 'asked', updatedAt: at });
}

/** What the player said is always noted; it moves the case only where the player had seen all of it. */
export function giveVerdict(before: CaseHead, { id, caseId, ...said }: Said, at: number): Change & { verdict: Verdict } {
  const hasSeenAll = said.kind === 'case.rate' || said.body.upTo >= before.lastSeq;
  let after: CaseHead = before;
  let event: StaffEvent;
  switch (said.kind) {
    case 'case.confirm':
      if (hasSeenAll) after = { ...before, state: 'closed', solved: 'confirmed', updatedAt: at };
      event = { caseId, kind: 'case.confirmed' };
      break;
    case 'case.reopen':
      if (hasSeenAll) after = { ...before, state: 'open', solved: null, updatedAt: at };
      event = { caseId, kind: 'case.reopened' };
      break;
    case 'case.rate': {
      const { score, comment } = said.body;
      after = { ...before, rating: score };
      event = { caseId, kind: 'case.rated', score, ...(comment !== undefined && { comment }) };
    }
  }
  const { score = null, comment = null } = said.kind === 'case.rate' ? said.body : {};
  const change = changed(before, after);
  return {
    ...change,
    // A client that took its word for done hears how the case really stands.
    updates: hasSeenAll ? change.updates : [headUpdate(after)],
    events: [event, ...change.events],
    verdict: { id, head: after, kind: KINDS[said.kind], score, comment, at },
  };
}

const KINDS = { 'case.confirm': 'confirm', 'case.reopen': 'reopen', 'case.rate': 'rate' } as const;
