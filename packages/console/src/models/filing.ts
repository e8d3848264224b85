import { isFactTag, type EditRequest, type Priority, type Topic, type Uuid } from '@savepoint/protocol';

/** Under what a case is filed. */
export interface Filing {
  owner: Uuid | null;
  topic: Topic;
  priority: Priority;
  tags: readonly string[];
}

export const isOwnTag = (tag: string): boolean => !isFactTag(tag);

/** What differs, as a request; what is the same stays out of it, so that a colleague's change of it stands. */
export function editOf(before: Filing, after: Filing, reason: string): EditRequest {
  const addTags = after.tags.filter((tag) => isOwnTag(tag) && !before.tags.includes(tag));
  const removeTags = before.tags.filter((tag) => isOwnTag(tag) && !after.tags.includes(tag));
  return {
    ...(after.owner !== before.owner && { owner: after.owner }),
    ...(after.topic !== before.topic && { topic: after.topic }),
    ...(after.priority !== before.priority && { priority: after.priority }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
    ...(reason.trim() && { reason: reason.trim() }),
  };
}
