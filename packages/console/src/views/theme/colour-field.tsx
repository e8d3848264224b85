import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

interface ColourFieldProps {
  label: string;
  /** `#rrggbb`. */
  value: string;
  onChange: (colour: string) => void;
}

/** A colour, picked or typed; what is typed counts once it is a colour. */
export function ColourField({ label, value, onChange }: ColourFieldProps) {
  const id = useId();
  const typed = useSignal<string | null>(null);
  return (
    <div class="field colour-field">
      <span id={id}>{label}</span>
      <span class="colour-inputs">
        <input
          type="color"
          aria-labelledby={id}
          value={value}
          onInput={(event) => {
            typed.value = null;
            onChange(event.currentTarget.value.toLowerCase());
          }}
        />
        <input
          class="field-code"
          aria-labelledby={id}
          maxLength={7}
          spellcheck={false}
          aria-invalid={typed.value !== null || undefined}
          value={typed.value ?? value}
          onInput={(event) => {
            const said = event.currentTarget.value.trim().toLowerCase();
            const isColour = /^#[0-9a-f]{6}$/.test(said);
            typed.value = isColour ? null : said;
            if (isColour) onChange(said);
          }}
          onBlur={() => (typed.value = null)}
        />
      </span>
    </div>
  );
}
