import type { CaseSummary, EditRequest, ReplyActions } from '@savepoint/protocol';

/** A case as it is and what is about to be done to it in, what gives back what stood before out. */
export function undoOf(before: Pick<CaseSummary, 'state' | 'priority' | 'tags'>, actions: ReplyActions): EditRequest {
  const { state, priority, addTags = [], removeTags = [] } = actions;
  const [added, removed] = [addTags.filter((tag) => !before.tags.includes(tag)), removeTags.filter((tag) => before.tags.includes(tag))];
  return {
    ...(state && { state: before.state === 'closed' ? 'closed' : 'open' }),
    ...(priority && { priority: before.priority }),
    ...(removed.length > 0 && { addTags: removed }),
    ...(added.length > 0 && { removeTags: added }),
  };
}
