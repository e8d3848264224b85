import type { TargetedKeyboardEvent } from 'preact';
import { linked, marked } from '../format/marking.ts';
import { putAtOnce } from './put-at-once.ts';

/** Whether the key sets a mark: bold, italic, or a link of what is selected; without a selection that key is the command bar's. */
export function markBy(event: TargetedKeyboardEvent<HTMLTextAreaElement>, put: (text: string) => void): boolean {
  const { currentTarget: field, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
  if (ctrlKey === metaKey || altKey || shiftKey || isComposing) return false;
  const key = event.key.toLowerCase();
  const selected = { text: field.value, from: field.selectionStart, to: field.selectionEnd };
  const isLink = key === 'k' && selected.from < selected.to;
  if (key !== 'b' && key !== 'i' && !isLink) return false;
  const { text, from, to } = isLink ? linked(selected) : marked(selected, key === 'b' ? '**' : '*');
  event.preventDefault();
  event.stopPropagation();
  putAtOnce(field, text, from, to);
  put(text);
  return true;
}
