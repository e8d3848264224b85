/** Writes behind what stands in a field, as if it had been typed there. */
export function appendToField(field: HTMLTextAreaElement, text: string): void {
  const { length } = field.value;
  field.setRangeText(text, length, length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
