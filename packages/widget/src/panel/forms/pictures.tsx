import type { FormField } from '@savepoint/protocol';
import { ChooseFiles, ChosenFiles } from '../components/files.tsx';
import { usePanel } from '../panel-context.ts';

/** The pictures of one field, chosen and edited as those of the report. */
export function Pictures({ field }: { field: FormField }) {
  const { draft, support } = usePanel();
  const files = draft.picturesFor(field.id, draft.topic.value);
  return (
    <>
      <ChosenFiles files={files} />
      {support.takesFiles && <ChooseFiles files={files} />}
    </>
  );
}
