import type { NewMessage, Receipt } from '@savepoint/sdk';
import type { Reply } from './draft.ts';

/** A field's words and files at one moment. */
export interface Written {
  text: string;
  files: File[];
}

/** No message is without words: one of files alone goes under the name of the first. */
export const wordsOf = ({ text, files }: Written) => (text.trim() ? text : (files[0]?.name ?? ''));

const sending = new WeakMap<Reply, Promise<unknown>>();

/**
 * Sends what stands in a field, one after the other: a second press waits for the first. What was sent leaves the field
 * when it is kept, and what was written or chosen meanwhile stays. Out: undefined when an earlier press has sent it all.
 */
export async function sendField(field: Reply, send: (written: Written) => Promise<Receipt>): Promise<Receipt | undefined> {
  const before = sending.get(field);
  const mine = (before ?? Promise.resolve()).then(async () => {
    const isEmpty = field.text.peek().trim() === '' && field.files.peek().length === 0;
    if (before && isEmpty) return undefined;
    const takeOut = follow(field);
    let isSent = false;
    try {
      const receipt = await send({ text: field.text.peek(), files: field.files.peek() });
      isSent = receipt.ok;
      return receipt;
    } finally {
      takeOut(isSent);
    }
  });
  const settled = mine.then(() => {}, () => {});
  sending.set(field, settled);
  void settled.then(() => sending.get(field) === settled && sending.delete(field));
  return mine;
}

/** Remembers what stands in a field. Gives what takes that out of it, or leaves it there. */
export function follow({ text, files }: Reply): (isSent: boolean) => void {
  const sent = { text: text.peek(), files: files.peek() };
  let isAdded = true;
  // Once it was changed otherwise than at its end, what stands there is new, even if it begins with the same letter.
  const unfollow = text.subscribe((now) => void (isAdded &&= now.startsWith(sent.text)));
  return (isSent) => {
    unfollow();
    if (!isSent) return;
    if (isAdded) text.value = text.peek().slice(sent.text.length);
    files.value = files.peek().filter((file) => !sent.files.includes(file));
  };
}

/** Puts back what could not be sent, behind what has been written since. */
export function putBack({ text, files }: Reply, { text: words, attachments = [] }: NewMessage) {
  text.value = joined(text.peek(), words);
  files.value = [...files.peek(), ...attachments];
}

/** Two pieces of writing as one; what is blank is none. */
export const joined = (...words: string[]) => words.filter((each) => each.trim()).join('\n\n');
