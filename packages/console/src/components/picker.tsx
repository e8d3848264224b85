import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Modal } from './modal.tsx';

export interface Choice {
  id: string;
  name: string;
  /** Found by these too, after those whose names fit. */
  words?: string;
  /** The key that does the same. */
  key?: string;
  /** It stands there whatever was typed. */
  always?: true;
  act(): void;
}

interface PickerProps {
  label: string;
  hint: string;
  /** What is said when nothing fits. */
  none: string;
  /** Everything that could be meant; what fits what was typed is shown. */
  picks(typed: string): readonly Choice[];
  onClose(): void;
}

const SHOWN = 12;

/** Typed words in, one of many things done, by keys alone; it closes first. */
export function Picker({ label, hint, none, picks, onClose }: PickerProps) {
  const typed = useSignal('');
  const chosen = useSignal(0);
  const list = useRef<HTMLUListElement>(null);
  const entries = found(picks(typed.value), typed.value).slice(0, SHOWN);
  const at = Math.min(chosen.value, Math.max(0, entries.length - 1));
  const act = (entry: Choice | undefined) => {
    if (!entry) return;
    onClose();
    // The dialog gives the focus back first: what the command focuses comes after.
    requestAnimationFrame(() => entry.act());
  };
  const step = (by: number) => {
    chosen.value = (at + by + entries.length) % Math.max(1, entries.length);
    list.current?.children[chosen.value]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal label={label} class="modal-commands" onClose={onClose}>
      <input
        class="command-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="picks"
        aria-activedescendant={entries[at] ? `pick-${at}` : undefined}
        aria-label={hint}
        placeholder={hint}
        autocomplete="off"
        autofocus
        maxLength={100}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') act(entries[at]);
          else if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else return;
          event.preventDefault();
        }}
      />
      <ul ref={list} id="picks" class="commands" role="listbox" aria-label={label}>
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`pick-${index}`}
            role="option"
            class="command"
            aria-selected={index === at}
            onClick={() => act(entry)}
            onPointerMove={() => (chosen.value = index)}
          >
            <span dir="auto">{entry.name}</span>
            {entry.key && <kbd>{entry.key}</kbd>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p class="quiet command-none">{none}</p>}
    </Modal>
  );
}

/** Every word that was typed stands in the name, or in what else it is found by. */
function found(entries: readonly Choice[], typed: string): Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const named = entries.filter(({ name, always }) => always ?? has(name));
  return [...named, ...entries.filter((entry) => entry.words !== undefined && !named.includes(entry) && has(entry.words))];
}
