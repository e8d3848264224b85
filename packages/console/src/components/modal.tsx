import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Icon } from './icon.tsx';

interface ModalProps {
  label: string;
  class?: string;
  /** While true nothing here closes it: what it shows, or has asked for, is shown only once. */
  held?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** Contents in, a modal dialog out; Escape, the cross and a click beside it close it. */
export function Modal({ label, class: more = '', held = false, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => !held && dialog.current?.close();
  // Before the next key press: what is typed at once belongs in here.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${more}`}
      aria-label={label}
      onClose={onClose}
      onCancel={(event) => held && event.preventDefault()}
      onMouseDown={(event) => event.target === dialog.current && close()}
    >
      <div class="modal-body">
        {!held && (
          <button type="button" class="icon-button modal-close" aria-label={text.common.close} onClick={close}>
            <Icon name="close" />
          </button>
        )}
        {children}
      </div>
    </dialog>
  );
}
