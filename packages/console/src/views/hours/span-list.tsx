import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import type { SpanEdit } from '../../models/settings/hours-edit.ts';

interface SpanListProps {
  /** The day. */
  name: string;
  spans: SpanEdit[];
  problem: string | false;
  onChange: (spans: SpanEdit[]) => void;
}

/** From when until when on one day; none: closed. */
export function SpanList({ name, spans, problem, onChange }: SpanListProps) {
  const words = text.hours;
  const put = (at: number, more: Partial<SpanEdit>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...more } : span)));
  return (
    <fieldset class="spans">
      <legend>{name}</legend>
      {spans.length === 0 && <span class="quiet">{words.closedAllDay}</span>}
      {spans.map(({ from, to }, at) => (
        <span key={at} class="span">
          <input
            type="time"
            aria-label={words.from(name)}
            value={from}
            onInput={(event) => put(at, { from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={words.to(name)}
            value={to}
            onInput={(event) => put(at, { to: event.currentTarget.value })}
          />
          {from !== '' && to !== '' && to <= from && <span class="chip">{to === '00:00' ? words.midnight : words.nextDay}</span>}
          <button
            type="button"
            class="icon-button"
            aria-label={words.removeSpan(name)}
            onClick={() => onChange(spans.filter((_, index) => index !== at))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <button
        type="button"
        class="icon-button"
        aria-label={words.addSpan(name)}
        onClick={() => onChange([...spans, spans.length === 0 ? { from: '09:00', to: '17:00' } : { from: '18:00', to: '22:00' }])}
      >
        <Icon name="plus" />
      </button>
      {problem && <p class="field-problem">{problem}</p>}
    </fieldset>
  );
}
