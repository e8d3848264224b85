import type { adopt } from '../../boot/host.ts';
import type { Messages } from '../../i18n/en.ts';
import padCss from '../../theme/panel/pad.css?inline';
import type { offerKey } from '../offer-key.ts';
import { createButtons, scrollOf, type Command, type Pad } from './buttons.ts';
import { confirmsRight, kindOf } from './glyphs.ts';
import { createHints, type Hint } from './hints.ts';
import { openKeyboard, type Keyboard } from './keyboard/keyboard.ts';
import { isTextField } from './keyboard/write.ts';
import { isInView, move, scrollBy } from './move.ts';

/** What the panel lends: this file stands alone, so that it shares no code that would have to be loaded before. */
export interface PadParts {
  root: ShadowRoot;
  dialog: HTMLElement;
  /** The pads themselves, whatever the game is told of them. */
  read(): Pad[];
  stops(): HTMLElement[];
  offerKey: typeof offerKey;
  adopt: typeof adopt;
  back(): void;
  text: Messages['pad'];
  /** Of the letters of the keyboard. */
  language: string;
}

export interface PadHandle {
  /** A pad may have come: look at the pads again in every frame until there are none. */
  wake(): void;
  /** The player has taken to something else: its hints are in the way. */
  rest(): void;
  stop(): void;
}

const SCROLL_PIXELS = 16;
const KEYS: Partial<Record<Command, string>> = {
  up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight', press: 'Enter', back: 'Escape', erase: 'Delete',
};
const dressed = new WeakSet<ShadowRoot>();

/** Drives the panel by pads while it is open. */
export function startPad({ root, dialog, read, stops, offerKey, adopt, back, text, language }: PadParts): PadHandle {
  if (!dressed.has(root)) adopt(root, padCss);
  dressed.add(root);
  const hints = createHints(dialog);
  const buttons = createButtons(({ id }) => confirmsRight(id));
  let keyboard: Keyboard | undefined;
  let frame = 0;

  const focused = () => (root.activeElement as HTMLElement | null) ?? dialog.querySelector('h1') ?? dialog;

  function look(nowMs: number) {
    const pads = read();
    frame = pads.length > 0 ? requestAnimationFrame(look) : 0;
    if (keyboard && !keyboard.field.isConnected) keyboard.close();
    const commands = buttons(pads, nowMs);
    const { y } = scrollOf(pads);
    if (commands.length > 0 || y !== 0) dialog.dataset.input = 'pad';
    if (y !== 0) scrollBy(dialog, focused(), y * SCROLL_PIXELS);
    for (const command of commands) if (frame) run(command);
    if (dialog.dataset.input !== 'pad') return;
    if (!pads[0]) rest();
    else if (hints.show(kindOf(pads[0].id), keyboard ? writing() : reading())) {
      keyboard?.field.scrollIntoView({ block: 'nearest' });
    }
  }

  function run(command: Command) {
    hints.say('');
    if (keyboard?.run(command)) return;
    const at = focused();
    const key = KEYS[command];
    if (key && offerKey(at, { key })) return;
    if (command === 'press') press(at);
    else if (command === 'back') back();
    else if (command === 'submit') dialog.querySelector<HTMLElement>('[data-submit]')?.click();
    else if (command === 'left' || command === 'right') {
      if (at instanceof HTMLSelectElement) choose(at, command === 'right' ? 1 : -1);
      else move(command, { dialog, focused: at, stops: stops() });
    } else if (command === 'up' || command === 'down') move(command, { dialog, focused: at, stops: stops() });
  }

  function press(at: HTMLElement) {
    // What cannot be seen cannot be meant.
    if (!isInView(at, dialog)) at.scrollIntoView({ block: 'center' });
    else if (isTextField(at)) {
      keyboard = openKeyboard({ dialog, field: at, language, text, closed: () => (keyboard = undefined) });
    } else if (at instanceof HTMLSelectElement) choose(at, 1);
    // A browser opens its file picker only where it takes the press for the player's own; few take one of a pad.
    else if ('picker' in at.dataset && !navigator.userActivation?.isActive) hints.say(text.noPicker);
    else if (at.matches('button, input, a')) at.click();
  }

  /** The list of a select is the browser's own and hears no pad: its options pass one by one instead. */
  function choose(select: HTMLSelectElement, step: number) {
    select.selectedIndex = (select.selectedIndex + step + select.length) % select.length;
    for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function reading(): Hint[] {
    const at = focused();
    const press = isTextField(at) ? text.write : at instanceof HTMLSelectElement ? text.change : text.select;
    const submit: Hint[] = dialog.querySelector('[data-submit]') ? [['menu', text.send]] : [];
    return [['press', press], ['back', text.back], ...submit];
  }

  const writing = (): Hint[] => [
    ['press', text.type], ['erase', text.erase], ['space', text.space], ['bumpers', text.caret], ['back', text.done],
  ];

  function rest() {
    delete dialog.dataset.input;
    hints.show('other', []);
  }

  const wake = () => void (frame ||= requestAnimationFrame(look));
  wake();
  return {
    wake,
    rest,
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
      keyboard?.close();
      hints.remove();
    },
  };
}
