import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Form } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { Modal } from '../../components/modal.tsx';
import { text } from '../../i18n/text.ts';

interface RedactionFormProps {
  title: string;
  /** In how many places something is marked. */
  parts: number;
  onTake: (reason: string) => Promise<boolean>;
  onClose: () => void;
  children: ComponentChildren;
}

/** What is marked in, its end for good after it was said what that means, with a reason, out. */
export function RedactionForm({ title, parts, onTake, onClose, children }: RedactionFormProps) {
  const words = text.redaction;
  const reason = useSignal('');
  const busy = useSignal(false);
  const take = async () => {
    if (busy.peek()) return;
    busy.value = true;
    const taken = await onTake(reason.peek().trim());
    busy.value = false;
    if (taken) onClose();
  };
  return (
    <Modal label={title} class="modal-form modal-redaction" held={busy.value} onClose={onClose}>
      <h2>{title}</h2>
      <p class="redaction-warning">
        <Icon name="alert" />
        <span>{words.warning}</span>
      </p>
      <Form action={words.take} bad ready={parts > 0 && reason.value.trim() !== ''} busy={busy.value} onSend={take}>
        {children}
        <p class="quiet redaction-count" role="status">
          {words.chosen(parts)}
        </p>
        <label class="field">
          <span>{words.reason}</span>
          <input required maxLength={500} autocomplete="off" value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </label>
      </Form>
    </Modal>
  );
}
