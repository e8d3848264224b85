import type { Signal } from '@preact/signals';
import type { InputHTMLAttributes } from 'preact';

type Given = 'required' | 'maxLength' | 'autofocus' | 'dir' | 'onBlur' | 'onKeyDown';

interface TextFieldProps extends Pick<InputHTMLAttributes<HTMLInputElement>, Given> {
  label: string;
  /** What stands in it, and takes what is typed. */
  value: Signal<string>;
}

/** A line of text with its name above it. The browser offers nothing that was typed elsewhere. */
export const TextField = ({ label, value, ...input }: TextFieldProps) => (
  <label class="field">
    <span>{label}</span>
    <input autocomplete="off" {...input} value={value.value} onInput={(event) => (value.value = event.currentTarget.value)} />
  </label>
);
