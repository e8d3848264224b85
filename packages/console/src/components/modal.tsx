import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Icon } from './icon.tsx';

/** Contents in, a modal dialog out; Escape, the cross and a click beside it close it. */
export function Modal(props: { label: string; class?: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${props.class ?? ''}`}
      aria-label={props.label}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="modal-body">
        <button type="button" class="icon-button modal-close" aria-label={text.common.close} onClick={close}>
          <Icon name="close" />
        </button>
        {props.children}
      </div>
    </dialog>
  );
}
