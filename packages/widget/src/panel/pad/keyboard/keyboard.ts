import { el, icon } from '../../../boot/element.ts';
import type { Messages } from '../../../i18n/en.ts';
import type { Command } from '../buttons.ts';
import { neighbourRound } from '../neighbour.ts';
import { addKey, eraseLast } from './compose.ts';
import { keysOf, pagesOf } from './layouts.ts';
import { erase, moveCaret, write, type TextField } from './write.ts';

export interface Keyboard {
  readonly field: TextField;
  /** True: the keyboard has taken it. */
  run(command: Command): boolean;
  close(): void;
}

const ICONS = {
  shift: 'M12 4l8 9h-4v6H8v-6H4z',
  erase: 'M9 5h12v14H9l-6-7zM12 9.500l5 5M17 9.500l-5 5',
  newLine: 'M20 6v6H5M9 8l-4 4 4 4',
};

/** A mark stands on an empty place; those of kana have signs of their own. */
const faceOf = (letter: string) =>
  ({ '\u3099': '゛', '\u309A': '゜' })[letter] ?? (/\p{M}/u.test(letter) ? `◌${letter}` : letter);

/**
 * A keyboard under the panel for players who have none. The focus stays in the field, so that its caret is seen and a real
 * keyboard goes on working; the key that a press would type is marked.
 */
export function openKeyboard({ dialog, field, language, text, closed }: {
  dialog: HTMLElement;
  field: TextField;
  language: string;
  text: Messages['pad'];
  closed: () => void;
}): Keyboard {
  const pages = pagesOf(language);
  const acts = new Map<HTMLElement, () => void>();
  const board = el('div', { class: 'keys', role: 'group', 'aria-label': text.keyboard });
  const systemKeyboard = field.inputMode;
  let page = 0;
  let shift = false;
  let at: HTMLElement | undefined;

  function key(face: string | SVGElement, act: () => void, name?: string, wide = false): HTMLElement {
    const button = el('button', { type: 'button', class: wide ? 'key wide' : 'key', tabindex: '-1' }, face);
    if (name) button.setAttribute('aria-label', name);
    // A finger on a key must not take the focus from the field.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', act);
    acts.set(button, act);
    return button;
  }

  const type = (letter: string) => () => {
    write(field, (before) => addKey(before, letter));
    if (shift) turn(page, false);
  };
  const space = () => write(field, (before) => `${before} `);
  const erased = () => erase(field, eraseLast);
  const nextPage = () => turn((page + 1) % pages.length, false);
  const turnShift = () => turn(page, !shift);

  /** Draws a page anew; the mark stays on the key in the same place. */
  function turn(nextPageIndex: number, nextShift: boolean) {
    const place = at && [...acts.keys()].indexOf(at);
    [page, shift] = [nextPageIndex, nextShift];
    acts.clear();
    const rows = keysOf(pages[page]!, shift, language).map((letters) =>
      letters.map((letter) => key(faceOf(letter), type(letter))),
    );
    const shifter = key(icon(ICONS.shift), turnShift, text.shift);
    shifter.setAttribute('aria-pressed', String(shift));
    const last = [
      shifter,
      key(pages[(page + 1) % pages.length]!.name, nextPage),
      key(text.space, space, undefined, true),
      ...(field instanceof HTMLTextAreaElement ? [key(icon(ICONS.newLine), type('\n'), text.newLine)] : []),
      key(icon(ICONS.erase), erased, text.erase),
      key(text.done, close, undefined, true),
    ];
    board.replaceChildren(...[...rows, last].map((keys) => el('div', { class: 'key-row', dir: 'ltr' }, ...keys)));
    mark([...acts.keys()][place ?? 0] ?? shifter);
  }

  function mark(next: HTMLElement) {
    at?.removeAttribute('data-at');
    at = next;
    at.setAttribute('data-at', '');
  }

  function go(direction: 'up' | 'down' | 'left' | 'right') {
    const keys = [...acts.keys()];
    const boxes = keys.map((one) => one.getBoundingClientRect());
    const next = neighbourRound(at!.getBoundingClientRect(), boxes, direction);
    if (next !== undefined) mark(keys[next]!);
  }

  function close() {
    board.remove();
    delete dialog.dataset.typing;
    field.inputMode = systemKeyboard;
    closed();
  }

  const doings: Partial<Record<Command, () => void>> = {
    up: () => go('up'),
    down: () => go('down'),
    left: () => go('left'),
    right: () => go('right'),
    press: () => acts.get(at!)?.(),
    erase: erased,
    space,
    'caret-back': () => moveCaret(field, -1),
    'caret-on': () => moveCaret(field, 1),
    shift: turnShift,
    symbols: nextPage,
    back: close,
    submit: close,
  };

  field.inputMode = 'none';
  field.focus();
  dialog.dataset.typing = '';
  dialog.append(board);
  turn(0, false);
  return {
    field,
    run(command) {
      doings[command]?.();
      return true;
    },
    close,
  };
}
