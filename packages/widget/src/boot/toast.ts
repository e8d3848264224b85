import type { BootText } from '../i18n/boot-text.ts';
import laterTokensCss from '../theme/later-tokens.css?inline';
import toastCss from '../theme/toast.css?inline';
import { el } from './element.ts';
import { adopt } from './host.ts';
import type { WidgetOptions } from './options.ts';
import { isQuiet } from './quiet-hours.ts';

const SHOWN_MS = 9_000;

export interface Toasts {
  show(reply: { caseId: string; author?: string; text: string }): void;
  clear(): void;
}

/** A note over the game that an agent has answered: pressed, it opens the case; left alone, it goes. */
export function createToasts(
  root: ShadowRoot,
  words: BootText,
  open: (caseId: string) => void,
  { quietHours, sound }: WidgetOptions,
): Toasts {
  const region = el('div', { class: 'toasts', role: 'status' });
  adopt(root, laterTokensCss + toastCss);
  root.append(region);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => {
    clearTimeout(timer);
    region.replaceChildren();
  };
  return {
    show({ caseId, author, text }) {
      clear();
      if (isQuiet(quietHours, new Date())) return;
      // `data-sound` is a text.
      if (String(sound) === 'true') import('./blip.ts').then(({ blip }) => blip(), () => {});
      const name = el('strong', { dir: 'auto' }, author ?? words.support);
      const excerpt = el('span', { dir: 'auto' }, text.slice(0, 160));
      const toast = el('button', { class: 'toast', type: 'button' }, name, excerpt);
      toast.addEventListener('click', () => open(caseId));
      region.append(toast);
      timer = setTimeout(clear, SHOWN_MS);
    },
    clear,
  };
}
