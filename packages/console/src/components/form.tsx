import type { ComponentChildren } from 'preact';

interface FormProps {
  /** What the button says. */
  action: string;
  /** Why the last try failed, in words. */
  problem?: string | false | null | undefined;
  /** False: the button waits, for something is under way or missing. */
  ready?: boolean;
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
export function Form({ action, problem, ready = true, bad = false, wide = false, labelledBy, onSend, children, foot }: FormProps) {
  const button = (
    <button type="submit" class={`button button-${bad ? 'bad' : 'primary'}${wide ? ' button-wide' : ''}`} disabled={!ready}>
      {action}
    </button>
  );
  return (
    <form
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
