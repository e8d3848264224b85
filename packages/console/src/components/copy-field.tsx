import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';

/** Something to be carried elsewhere in, a field that only shows it and a button that copies it out. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = () => {
    field.current?.select();
    // Refused, or no clipboard without TLS: it stands selected, for the agent to copy by key.
    navigator.clipboard?.writeText(value).then(
      () => (copied.value = true),
      () => undefined,
    );
  };
  return (
    <div class="copy-field">
      <label class="field">
        <span>{label}</span>
        <input ref={field} type="text" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" class="button" onClick={copy}>
        {copied.value ? text.common.copied : text.common.copy}
      </button>
    </div>
  );
}
