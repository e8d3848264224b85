import type { Support } from '@savepoint/sdk';
import { BOOT_TEXT } from '../i18n/boot-text.ts';
import type { PanelHandle } from '../panel/panel.tsx';
import { el } from './element.ts';

/** A report in plain DOM for the moment when the panel cannot be loaded: what the player has to say is kept all the same. */
export function openPlainForm({
  root,
  support,
  close,
}: {
  root: ShadowRoot;
  support: Support;
  close: () => void;
}): PanelHandle {
  const text = el('textarea', { 'aria-label': BOOT_TEXT.whatHappened, placeholder: BOOT_TEXT.whatHappened, dir: 'auto' });
  const said = el('p', { role: 'status' }, BOOT_TEXT.panelOffline);
  const save = el('button', { type: 'button' }, BOOT_TEXT.save);
  const cancel = el('button', { type: 'button' }, BOOT_TEXT.close);
  const form = el('form', {}, said, text, save, cancel);
  const dialog = el('dialog', { class: 'plain', 'aria-label': BOOT_TEXT.support }, form);
  cancel.addEventListener('click', close);
  // Also by Escape, or by a phone's way back.
  dialog.addEventListener('close', close);
  // A sandboxed frame may forbid to submit.
  save.addEventListener('click', async () => {
    save.disabled = true;
    const receipt = await support.report({ topic: 'other', text: text.value });
    save.disabled = false;
    said.textContent = receipt.ok ? BOOT_TEXT.saved : BOOT_TEXT.notSaved;
    if (receipt.ok) form.replaceChildren(said, cancel);
  });
  root.append(dialog);
  dialog.showModal();
  return { go() {}, unmount: () => dialog.remove() };
}
