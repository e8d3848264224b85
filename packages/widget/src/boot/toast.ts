import { BOOT_TEXT } from '../i18n/boot-text.ts';
import { el } from './element.ts';

const SHOWN_MS = 9_000;

export interface Toasts {
  show(reply: { caseId: string; author?: string; text: string }): void;
  silence(busy: boolean): void;
  clear(): void;
}

/** A note over the game that an agent has answered: pressed, it opens the case; left alone, it goes. */
export function createToasts(root: ShadowRoot, open: (caseId: string) => void): Toasts {
  const region = el('div', { class: 'toasts', role: 'status' });
  root.append(region);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const clear = () => {
    clearTimeout(timer);
    region.replaceChildren();
  };
  return {
    show({ caseId, author, text }) {
      if (busy) return;
      clear();
      const name = el('strong', {}, author ?? BOOT_TEXT.support);
      const excerpt = el('span', { dir: 'auto' }, text.slice(0, 160));
      const toast = el('button', { class: 'toast', type: 'button' }, name, excerpt);
      toast.addEventListener('click', () => open(caseId));
      region.append(toast);
      timer = setTimeout(clear, SHOWN_MS);
    },
    silence(next) {
      busy = next;
      if (busy) clear();
    },
    clear,
  };
}
