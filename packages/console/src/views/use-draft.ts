import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { DraftMode, Uuid } from '@savepoint/protocol';
import { useDesk } from './desk-context.ts';

/** What stands in a field, kept at every key; it follows what the server knew better. */
export function useDraft(caseId: Uuid, mode: DraftMode): { draft: ReadonlySignal<string>; put(text: string): void } {
  const { drafts } = useDesk();
  const draft = useSignal(drafts.read(caseId, mode));
  useSignalEffect(() => {
    if (drafts.taken.value > 0) draft.value = drafts.read(caseId, mode);
  });
  return {
    draft,
    put(text) {
      draft.value = text;
      drafts.write(caseId, mode, text);
    },
  };
}
