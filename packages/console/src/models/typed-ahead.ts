import type { DraftMode, Uuid } from '@savepoint/protocol';
import type { KeyPress } from './keys.ts';

/**
 * What is typed from the key for a reply, or a note, until the field of its case is there: none of it is lost, and none of
 * it is taken for a command.
 */
export interface TypedAhead {
  begin(caseId: Uuid, mode: DraftMode): void;
  /** Whether the press was typed for the case that is open, until its field takes it; Escape is, and takes it all back. */
  hears(press: KeyPress, open: Uuid | null): boolean;
  /** For which field something was typed in this case. */
  mode(caseId: Uuid): DraftMode | null;
  /** What was typed for this case, once. */
  take(caseId: Uuid): Typed | null;
}

export interface Typed {
  caseId: Uuid;
  mode: DraftMode;
  text: string;
}

export function createTypedAhead(): TypedAhead {
  let typed: Typed | null = null;
  return {
    begin: (caseId, mode) => void (typed = { caseId, mode, text: '' }),
    hears({ key, ctrlKey, metaKey, altKey, isComposing }, open) {
      if (typed?.caseId !== open) typed = null;
      if (!typed || ctrlKey || metaKey || altKey || isComposing) return false;
      const letters = [...typed.text];
      if (key === 'Escape') typed = null;
      else if (key === 'Backspace') typed.text = letters.slice(0, -1).join('');
      else if (key === 'Enter') typed.text += '\n';
      else if ([...key].length === 1) typed.text += key;
      else return false;
      return true;
    },
    mode: (caseId) => (typed?.caseId === caseId ? typed.mode : null),
    take(caseId) {
      const taken = typed?.caseId === caseId ? typed : null;
      typed = null;
      return taken;
    },
  };
}
