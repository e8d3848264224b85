const STOPS = 'button, select, textarea, input, a[href], [tabindex="0"]';

/** Everything in the dialog that may have the focus, in the order of Tab. */
export function stopsOf(dialog: ParentNode): HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>(STOPS)].filter(
    (element) => element.getClientRects().length > 0 && !element.matches(':disabled, [tabindex="-1"], .key'),
  );
}
