/** Puts words into a field with the caret among them, at once and not with the next drawing: the next key may come before it. */
export function putAtOnce(field: HTMLTextAreaElement | null, words: string, from: number, to = from): void {
  if (!field) return;
  field.value = words;
  field.focus();
  field.setSelectionRange(from, to);
}
