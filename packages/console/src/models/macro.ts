import type { CaseDetail, CaseSummary, EditRequest, ReplyActions } from '@savepoint/protocol';

type Before = Pick<CaseSummary, 'state' | 'priority' | 'tags'>;

/**
 * A case as it was, what was done to it and how it is now in, what gives back what stood before out, of those things alone that
 * still stand as they were left: what somebody has changed again since is theirs. Null: nothing of it stands.
 */
export function undoOf(before: Before, actions: ReplyActions, now: Before & Pick<CaseDetail, 'held'>): EditRequest | null {
  const { state, priority, addTags = [], removeTags = [] } = actions;
  const added = addTags.filter((tag) => !before.tags.includes(tag) && now.tags.includes(tag));
  const removed = removeTags.filter((tag) => before.tags.includes(tag) && !now.tags.includes(tag));
  // Where a reply waits to be sent, the state waits with it.
  const stands = now.state === state || now.held.some((held) => held.actions?.state === state);
  const back: EditRequest = {
    ...(state && stands && { state: before.state === 'closed' ? 'closed' : 'open' }),
    ...(priority && now.priority === priority && { priority: before.priority }),
    ...(removed.length > 0 && { addTags: removed }),
    ...(added.length > 0 && { removeTags: added }),
  };
  return Object.keys(back).length > 0 ? back : null;
}
