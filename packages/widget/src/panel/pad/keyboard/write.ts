export type TextField = HTMLTextAreaElement | HTMLInputElement;

const TEXT_INPUTS = ['text', 'search', 'email', 'url', 'tel', 'password'];

export const isTextField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TEXT_INPUTS.includes(element.type));

/** Changes what stands before the caret, as typing would: the selection goes, the limit holds, the form is told. */
export function write(field: TextField, change: (before: string) => string) {
  const { value, maxLength } = field;
  const start = field.selectionStart ?? value.length;
  const before = change(value.slice(0, start));
  const next = before + value.slice(field.selectionEnd ?? start);
  if (maxLength >= 0 && next.length > maxLength && next.length > value.length) return;
  field.value = next;
  place(field, before.length);
  // It stays in the shadow root: what is typed is no event of the page.
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Takes away the selection, or else what `change` takes from the text before the caret. */
export function erase(field: TextField, change: (before: string) => string) {
  const selected = field.selectionStart !== field.selectionEnd;
  write(field, (before) => (selected ? before : change(before)));
}

/** Moves the caret by whole characters. */
export function moveCaret(field: TextField, step: 1 | -1) {
  const { value } = field;
  const at = (step < 0 ? field.selectionStart : field.selectionEnd) ?? value.length;
  const character = step < 0 ? Array.from(value.slice(0, at)).at(-1) : Array.from(value.slice(at))[0];
  place(field, at + step * (character?.length ?? 0));
}

function place(field: TextField, at: number) {
  field.setSelectionRange(at, at);
  // Browsers scroll to a caret that is typed to, not to one that is placed.
  if (at === field.value.length) field.scrollTop = field.scrollHeight;
}
