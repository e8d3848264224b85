import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useDeed } from '../use-deed.ts';
import { EditBar } from './edit-bar.tsx';
import type { Edit } from './use-edit.ts';

interface EditFormProps<T> {
  edit: Edit<T>;
  /** False: it cannot be saved as it stands. */
  ready: boolean;
  /** Also what nobody has touched yet can be saved. */
  begun?: boolean;
  /** Rejects with an `ApiError`. */
  save: () => Promise<void>;
  /** It is to be read again: it was saved, or somebody else's version stands in the way and is to be seen. */
  onRenewed: (saved: boolean) => Promise<void>;
  /** The version that was read, 0 for none. */
  read: number;
  /** The way of that version to players; it is not offered before what was saved is here. */
  publish: ComponentChildren;
  /** Buttons before the one that saves. */
  tools?: ComponentChildren;
  /** Beside the form. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

/** Fields of an editor in, a form that saves them, and then the way to players, out. */
export function EditForm<T>({ edit, ready, begun, save, onRenewed, read, publish, tools, beside, children }: EditFormProps<T>) {
  const deed = useDeed();
  const renewing = useSignal(false);
  const send = async () => {
    const saved = await deed.run(save);
    if (!saved && deed.problem.peek()?.code !== 'version_mismatch') return;
    renewing.value = true;
    await onRenewed(saved).finally(() => (renewing.value = false));
  };
  const form = (
    <form
      class="help-form"
      aria-busy={deed.busy.value || renewing.value}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
      <EditBar edit={edit} deed={deed} ready={ready} begun={begun ?? false}>
        {tools}
      </EditBar>
      {read > 0 && !edit.changed.value && edit.version.value <= read && publish}
    </form>
  );
  if (!beside) return form;
  return (
    <div class="editor-sides">
      {form}
      {beside}
    </div>
  );
}
