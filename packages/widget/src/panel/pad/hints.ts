import { el } from '../../boot/element.ts';
import { glyph, type Mark, type PadKind } from './glyphs.ts';

export type Hint = [mark: Mark, meaning: string];

/** The line at the foot of the panel that says what each button does; empty it is not there. */
export function createHints(dialog: HTMLElement) {
  const line = el('p', { class: 'pad-hints', 'aria-hidden': 'true' });
  const note = el('p', { class: 'pad-note', role: 'status' });
  dialog.append(note, line);
  let shown = '';
  return {
    /** True: the line has changed, and with it the room that is left. */
    show(kind: PadKind, hints: readonly Hint[]): boolean {
      const next = kind + hints.join();
      if (next === shown) return false;
      shown = next;
      line.replaceChildren(...hints.map(([mark, meaning]) => el('span', {}, glyph(kind, mark), meaning)));
      return true;
    },
    /** Says why a button did nothing. */
    say: (words: string) => void (note.textContent = words),
    remove() {
      line.remove();
      note.remove();
    },
  };
}
