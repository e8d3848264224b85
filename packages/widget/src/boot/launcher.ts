import type { Readable } from '@savepoint/sdk';
import { BOOT_TEXT } from '../i18n/boot-text.ts';
import { el, icon } from './element.ts';
import type { WidgetOptions } from './options.ts';

const BUBBLE = 'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.6 4.2V16A2.5 2.5 0 0 1 4 13.5z';

export interface Launcher {
  show(shown: boolean): void;
  remove(): void;
}

/** The button over the game, in plain DOM. `intend` is called when the player comes near it. */
export function createLauncher(
  root: ShadowRoot,
  { launcher = true, side = 'end' }: WidgetOptions,
  unread: Readable<number>,
  actions: { open(): void; intend(): void },
): Launcher {
  const badge = el('span', { class: 'badge' });
  const button = el('button', { class: `launcher ${side}`, type: 'button' }, icon(BUBBLE), badge);
  let shown = launcher;
  /** Also puts in the words of the language that the panel has brought. */
  const draw = () => {
    const count = unread.value;
    button.hidden = !shown;
    badge.textContent = `${count > 9 ? '9+' : count || ''}`;
    button.setAttribute('aria-label', count ? BOOT_TEXT.supportUnread(count) : BOOT_TEXT.support);
  };
  button.addEventListener('click', actions.open);
  for (const type of ['pointerenter', 'focus']) button.addEventListener(type, actions.intend, { once: true });
  root.append(button);

  const undo = unread.subscribe(draw);
  return {
    show(next) {
      shown = next && launcher;
      draw();
    },
    remove() {
      undo();
      button.remove();
    },
  };
}
