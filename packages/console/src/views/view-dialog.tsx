import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { FormDialog } from '../components/form-dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { useDeed } from './use-deed.ts';

interface ViewDialog {
  title: string;
  action: string;
  /** What it is called at first. */
  name: string;
  /** Rejects with why the view could not be saved. */
  save(name: string): Promise<void>;
  onClose(): void;
  children: ComponentChildren;
}

/** What a saved view is called, and what else there is to say of it. Closes when it is saved. */
export function ViewDialog({ title, action, name: before, save, onClose, children }: ViewDialog) {
  const name = useSignal(before);
  const deed = useDeed();
  const send = () =>
    deed.run(async () => {
      await save(name.peek().trim());
      onClose();
    });
  const problem = deed.problem.value;
  return (
    <FormDialog
      title={title}
      action={action}
      problem={problem && `${text.lists.notSaved} ${problem.code === 'version_mismatch' ? text.lists.changedMeanwhile : problemText(problem)}`}
      ready={name.value.trim() !== ''}
      busy={deed.busy.value}
      onSend={send}
      onClose={onClose}
    >
      <TextField label={text.lists.viewName} required maxLength={60} autofocus value={name} />
      {children}
    </FormDialog>
  );
}
