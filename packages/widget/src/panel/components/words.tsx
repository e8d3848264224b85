import type { Signal } from '@preact/signals';
import { LIMITS } from '@savepoint/protocol';
import type { TextareaHTMLAttributes } from 'preact';

type Rest = Omit<TextareaHTMLAttributes, 'value' | 'onInput'>;

/** What the player writes. A component of its own, so that no letter draws the whole screen anew. */
export function Words({ words, written, ...rest }: Rest & { words: Signal<string>; written?: () => void }) {
  return (
    <textarea
      dir="auto"
      maxLength={LIMITS.textChars}
      value={words.value}
      onInput={(event) => {
        words.value = event.currentTarget.value;
        written?.();
      }}
      {...rest}
    />
  );
}
