import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FormProps {
  /** What the button says. */
  action: string;
  /** Why the last try failed, in words. */
  problem?: string | false | null | undefined;
  /** False: the button waits, for something is missing. */
  ready?: boolean;
  /** What was written is on its way: nothing more is, or it would be lost with the form. */
  busy?: boolean;
  /** What it does cannot be undone. */
  bad?: boolean;
  /** The button is as wide as the form. */
  wide?: boolean;
  labelledBy?: string;
  onSend: () => unknown;
  children: ComponentChildren;
  /** What stands below the button. */
  foot?: ComponentChildren;
}

/** Fields in, a form out that Enter or its one button sends, with the reason why it was not done. */
export function Form({ action, problem, ready = true, busy = false, bad = false, wide = false, labelledBy, onSend, children, foot }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const here = document.activeElement as HTMLElement | null;
    if (!busy || !form.current?.contains(here)) return undefined;
    // What is inert loses the focus; afterwards one goes on where one was.
    return () => here?.focus();
  }, [busy]);
  const button = (
    <button type="submit" class={`button button-${bad ? 'bad' : 'primary'}${wide ? ' button-wide' : ''}`} disabled={!ready || busy}>
      {action}
    </button>
  );
  return (
    <form
      ref={form}
      inert={busy}
      aria-labelledby={labelledBy}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <p class="form-problem" role="alert">
        {problem}
      </p>
      {wide ? button : <div class="form-buttons">{button}</div>}
      {foot}
    </form>
  );
}
