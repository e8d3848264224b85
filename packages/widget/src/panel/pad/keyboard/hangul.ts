/**
 * Korean by single letters, as on every keyboard with two sets: the letter joins the syllable before it where it can.
 * The arithmetic is that of Unicode, chapter 3.12.
 */
const FIRST = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWEL = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const LAST = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
const PAIRS: Record<string, string> = {
  ㅗㅏ: 'ㅘ', ㅗㅐ: 'ㅙ', ㅗㅣ: 'ㅚ', ㅜㅓ: 'ㅝ', ㅜㅔ: 'ㅞ', ㅜㅣ: 'ㅟ', ㅡㅣ: 'ㅢ',
  ㄱㅅ: 'ㄳ', ㄴㅈ: 'ㄵ', ㄴㅎ: 'ㄶ', ㄹㄱ: 'ㄺ', ㄹㅁ: 'ㄻ', ㄹㅂ: 'ㄼ', ㄹㅅ: 'ㄽ', ㄹㅌ: 'ㄾ', ㄹㅍ: 'ㄿ', ㄹㅎ: 'ㅀ', ㅂㅅ: 'ㅄ',
};
const SPLIT = Object.fromEntries(Object.entries(PAIRS).map(([pair, one]) => [one, [...pair] as [string, string]]));

const BASE = 0xac00;

interface Syllable {
  first: string;
  vowel: string;
  last: string;
}

/** A syllable or a lone consonant in its letters. */
function open(character: string): Syllable | undefined {
  const code = (character.codePointAt(0) ?? 0) - BASE;
  if (code >= 0 && code < FIRST.length * 588) {
    return { first: FIRST[Math.floor(code / 588)]!, vowel: VOWEL[Math.floor((code % 588) / 28)]!, last: LAST[code % 28]! };
  }
  return FIRST.includes(character) ? { first: character, vowel: '', last: '' } : undefined;
}

function close({ first, vowel, last }: Syllable): string {
  if (!vowel) return first;
  return String.fromCodePoint(BASE + FIRST.indexOf(first) * 588 + VOWEL.indexOf(vowel) * 28 + LAST.indexOf(last));
}

/** The text before the caret with one letter more. */
export function addJamo(text: string, jamo: string): string {
  const [head, tail] = [text.slice(0, -1), text.slice(-1)];
  const at = open(tail);
  if (!at) return text + jamo;
  const { first, vowel, last } = at;
  if (VOWEL.includes(jamo)) {
    if (!vowel) return head + close({ first, vowel: jamo, last });
    if (!last) {
      const both = PAIRS[vowel + jamo];
      return both ? head + close({ first, vowel: both, last }) : text + jamo;
    }
    // The consonant that seemed to end the syllable begins the next.
    const [stays, goes] = SPLIT[last] ?? ['', last];
    return FIRST.includes(goes) ? head + close({ first, vowel, last: stays }) + close({ first: goes, vowel: jamo, last: '' }) : text + jamo;
  }
  const ending = last ? PAIRS[last + jamo] : jamo;
  return vowel && ending && LAST.includes(ending) ? head + close({ first, vowel, last: ending }) : text + jamo;
}

/** The text before the caret with one letter less, or undefined where the end is not a syllable. */
export function eraseJamo(text: string): string | undefined {
  const at = open(text.slice(-1));
  if (!at?.vowel) return undefined;
  const { first, vowel, last } = at;
  const part = (letter: string) => SPLIT[letter]?.[0] ?? '';
  const less = last ? { first, vowel, last: part(last) } : { first, vowel: part(vowel), last };
  return text.slice(0, -1) + close(less);
}
