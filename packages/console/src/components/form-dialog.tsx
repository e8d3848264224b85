import { Form, type FormProps } from './form.tsx';
import { Modal } from './modal.tsx';

interface FormDialogProps extends FormProps {
  title: string;
  class?: string;
  onClose: () => void;
}

/** A title and fields in, a form in a dialog out. While what was sent is on its way nothing closes it: it tells what came of it. */
export function FormDialog({ title, class: more = '', onClose, ...form }: FormDialogProps) {
  return (
    <Modal label={title} class={`modal-form ${more}`} held={form.busy ?? false} onClose={onClose}>
      <h2 dir="auto">{title}</h2>
      <Form {...form} />
    </Modal>
  );
}
