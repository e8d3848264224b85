import type { Term } from './words.ts';

/** A stretch of text; `hit` where it is what was searched for. */
export interface Stretch {
  text: string;
  hit?: true;
}

const EXCERPT_CHARS = 120;
/** So much before the first hit, so that it stands in its sentence. */
const BEFORE_CHARS = 30;

/** `text` in stretches, by which of its terms were found. */
export function highlight(text: string, terms: readonly Term[], found: ReadonlySet<string>): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { term, start, end } of terms) {
    if (!found.has(term) || end <= at) continue;
    // Pairs of characters overlap: the next begins where the last ended.
    const from = Math.max(start, at);
    if (from > at) stretches.push({ text: text.slice(at, from) });
    const last = stretches.at(-1);
    if (last?.hit) last.text += text.slice(from, end);
    else stretches.push({ text: text.slice(from, end), hit: true });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at) });
  return stretches;
}

/** About one line of `text` around the first of its terms that was found. */
export function excerpt(text: string, terms: readonly Term[], found: ReadonlySet<string>): Stretch[] {
  const first = terms.find(({ term }) => found.has(term))?.start ?? 0;
  const from = first <= BEFORE_CHARS ? 0 : Math.max(0, text.lastIndexOf(' ', first - BEFORE_CHARS) + 1);
  const begin = first - from > 2 * BEFORE_CHARS ? first - BEFORE_CHARS : from;
  const end = begin + EXCERPT_CHARS;
  const inside = terms
    .filter((term) => term.start >= begin && term.end <= end)
    .map(({ term, start, end }) => ({ term, start: start - begin, end: end - begin }));
  const stretches = highlight(text.slice(begin, end), inside, found);
  return [
    ...(begin > 0 ? [{ text: '… ' }] : []),
    ...stretches,
    ...(end < text.length ? [{ text: ' …' }] : []),
  ];
}
