/** A text and what is selected in it. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/** The selection between marks, or without them where it stands between them already. */
export function marked({ text, from, to }: Selected, mark: string): Selected {
  const [before, chosen, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  // `*` alone, and not the inner half of `**`.
  const isHalf = mark === '*' && before.endsWith('**') !== before.endsWith('***');
  if (!isHalf && before.endsWith(mark) && after.startsWith(mark)) {
    const start = from - mark.length;
    return { text: before.slice(0, start) + chosen + after.slice(mark.length), from: start, to: start + chosen.length };
  }
  return { text: before + mark + chosen + mark + after, from: from + mark.length, to: to + mark.length };
}

/** The selection as words that lead somewhere; what is selected then is the address, to be written. */
export function linked({ text, from, to }: Selected): Selected {
  const chosen = text.slice(from, to);
  const isAddress = /^https:\/\/\S+$/.test(chosen);
  const [words, address] = isAddress ? ['', chosen] : [chosen, 'https://'];
  const link = `[${words}](${address})`;
  const next = text.slice(0, from) + link + text.slice(to);
  if (isAddress) return { text: next, from: from + 1, to: from + 1 };
  return { text: next, from: from + words.length + 3, to: from + words.length + 3 + address.length };
}
