import type { ReplyActions } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { tagLabel } from './names.ts';

/** What is done to a case with an answer in, each in a few words out. */
export function actionsText({ state, priority, addTags = [], removeTags = [] }: ReplyActions): string[] {
  const { replies, names, lists } = text;
  return [
    ...(state ? [replies.setsState(names.states[state])] : []),
    ...(priority ? [replies.setsPriority(lists.priorities[priority])] : []),
    ...addTags.map((tag) => replies.adds(tagLabel(tag))),
    ...removeTags.map((tag) => replies.removes(tagLabel(tag))),
  ];
}
