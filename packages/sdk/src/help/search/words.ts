/** One term of a text, where it stands in it. */
export interface Term {
  term: string;
  start: number;
  end: number;
}

/** Writing without spaces between words. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー';
const RUNS = new RegExp(`[${UNSPACED}]+|[\\p{L}\\p{N}\\p{M}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}'’])*`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * The terms of `text`. Words of alphabets are folded (width, case, accents) and lose their endings; what is written without
 * spaces becomes pairs of characters, which need no dictionary, find a word inside another, and forgive one wrong character
 * by the pairs around it. (Browsers' own word breaks differ, and break a word that is still being typed in other places.)
 */
export function termsOf(text: string, stem: (word: string) => string): Term[] {
  const terms: Term[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (IS_UNSPACED.test(run)) pairs(run, index, terms);
    else {
      const term = stem(fold(run));
      if (term) terms.push({ term, start: index, end: index + run.length });
    }
  }
  return terms;
}

/** In one case, width and composition, without accents; of letters that only look like marked ones all stay but the Vietnamese. */
export const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('đ', 'd')
    .normalize('NFC');

function pairs(run: string, from: number, terms: Term[]) {
  const letters = [...run];
  let start = from;
  letters.forEach((letter, i) => {
    const next = letters[i + 1];
    const end = start + letter.length;
    // A single character stands alone; the last of several is in the pair before.
    if (next) terms.push({ term: wide(letter + next), start, end: end + next.length });
    else if (letters.length === 1) terms.push({ term: wide(letter), start, end });
    start = end;
  });
}

/** Half-width kana as full-width, katakana as hiragana: both are typed for the same word. */
const wide = (pair: string): string =>
  pair.normalize('NFKC').replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
