import type { FormField } from '@savepoint/protocol';
import { spoken } from '../../i18n/text.ts';
import type { FieldProps } from './field.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A day: by the browser's own field, by a press for the last two days, which are most of what is meant, and by a pad, to
 * which the browser's calendar is deaf, a day a step.
 */
export function DateInput({ field, answer = '', change, described }: FieldProps<Extract<FormField, { type: 'date' }>>) {
  const day = String(answer);
  const names = new Intl.RelativeTimeFormat(spoken.value.tag, { numeric: 'auto' });

  function step(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!days || event.currentTarget.closest('dialog')?.dataset.input !== 'pad') return;
    event.preventDefault();
    change(day ? dayOf(Date.parse(`${day}T12:00:00`) + days * DAY_MS) : dayOf(Date.now()));
  }
  return (
    <div class="row line">
      <input
        type="date"
        min={field.min}
        max={field.max}
        value={day}
        onInput={(event) => change(event.currentTarget.value || undefined)}
        onKeyDown={step}
        {...described}
      />
      {[0, -1].map((days) => (
        <button type="button" class="chip" key={days} onClick={() => change(dayOf(Date.now() + days * DAY_MS))}>
          {names.format(days, 'day')}
        </button>
      ))}
    </div>
  );
}

/** A moment's day where the player is, as `2026-11-22`. */
function dayOf(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
