import type { CaseChange, CaseState, Priority, Topic } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { tagLabel } from './names.ts';

/** One thing that was changed in, a few words that say it out. */
export function editText(change: CaseChange): string {
  const { edits } = text.cases;
  if (change.field === 'tags') return tagText(change);
  if (change.field === 'redaction') return change.of === 'message' ? edits.fromMessage(change.parts) : edits.fromReport(change.parts);
  if (change.field === 'owner') return change.to === null ? edits.ownerless : edits.given(change.toName ?? text.names.support);
  if (change.field === 'state') return edits.state(text.names.states[change.to as CaseState]);
  if (change.field === 'topic') return edits.topic(text.names.topics[change.from as Topic], text.names.topics[change.to as Topic]);
  return edits.priority(text.lists.priorities[change.to as Priority]);
}

function tagText({ added, removed }: Extract<CaseChange, { field: 'tags' }>): string {
  const { edits } = text.cases;
  return [...added.map((tag) => edits.tagged(tagLabel(tag))), ...removed.map((tag) => edits.untagged(tagLabel(tag)))].join(' · ');
}
