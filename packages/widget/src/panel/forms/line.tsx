import { useSignal } from '@preact/signals';
import { LIMITS, type FormField } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import type { FieldProps } from './field.tsx';

type Of<T extends FormField['type']> = Extract<FormField, { type: T }>;

/** One line of text. A player's own id can be put in by a press, where the game has told it. */
export function Line({ field, answer = '', change, described }: FieldProps<Of<'text' | 'player_id' | 'transaction_id'>>) {
  const { draft } = usePanel();
  const own = field.type === 'player_id' ? draft.collected.value.player?.id : undefined;
  return (
    <div class="row line">
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        autocapitalize={field.type === 'text' ? 'sentences' : 'none'}
        spellcheck={field.type === 'text'}
        maxLength={field.maxLength ?? LIMITS.answerChars}
        value={String(answer)}
        onInput={(event) => change(event.currentTarget.value)}
        {...described}
      />
      {own && own !== answer && (
        <button type="button" class="chip" onClick={() => change(own)}>
          {text.forms.mine}
        </button>
      )}
    </div>
  );
}

export function LongText({ field, answer = '', change, described }: FieldProps<Of<'long_text'>>) {
  return (
    <textarea
      dir="auto"
      rows={4}
      maxLength={field.maxLength ?? LIMITS.answerChars}
      value={String(answer)}
      onInput={(event) => change(event.currentTarget.value)}
      {...described}
    />
  );
}

/** A number as players type it: with a comma too, and with the digits of their language. What is none stays as it is. */
export function NumberLine({ answer = '', change, described }: FieldProps<Of<'number'>>) {
  const typed = useSignal(String(answer));
  return (
    <input
      type="text"
      inputMode="decimal"
      autocomplete="off"
      maxLength={30}
      value={typed.value}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        change(readNumber(typed.value));
      }}
      {...described}
    />
  );
}

function readNumber(typed: string): number | string {
  const latin = typed
    .trim()
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,٫]/, '.');
  return latin && Number.isFinite(Number(latin)) ? Number(latin) : typed;
}
