import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { Attachment, DraftMode, Uuid } from '@savepoint/protocol';
import { useDesk } from './desk-context.ts';

export interface DraftField {
  draft: ReadonlySignal<string>;
  files: ReadonlySignal<readonly Attachment[]>;
  put(text: string): void;
  putFiles(files: readonly Attachment[]): void;
}

/** What stands in a field, kept at every key; it follows what the server knew better, and files that have come. */
export function useDraft(caseId: Uuid, mode: DraftMode): DraftField {
  const { drafts } = useDesk();
  const draft = useSignal(drafts.read(caseId, mode));
  const files = useSignal(drafts.files(caseId, mode));
  useSignalEffect(() => {
    if (drafts.taken.value === 0) return;
    draft.value = drafts.read(caseId, mode);
    files.value = drafts.files(caseId, mode);
  });
  return {
    draft,
    files,
    put(text) {
      draft.value = text;
      drafts.write(caseId, mode, text);
    },
    putFiles: (next) => drafts.attach(caseId, mode, next),
  };
}
