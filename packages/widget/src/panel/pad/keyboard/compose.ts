import { addJamo, eraseJamo } from './hangul.ts';

const SMALL = [...'あいうえおつやゆよわアイウエオツヤユヨワ'];
const SMALLER = [...'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ'];

/** The text before the caret after one key: most letters follow it, some join or change the last. */
export function addKey(text: string, key: string): string {
  if (/[ㄱ-ㅣ]/.test(key)) return addJamo(text, key);
  if (/\p{M}/u.test(key)) return text.slice(0, -1) + joined(text.slice(-1), key);
  if (key !== '小') return text + key;
  const last = text.slice(-1);
  const small = SMALL.includes(last) ? SMALLER[SMALL.indexOf(last)] : SMALL[SMALLER.indexOf(last)];
  return text.slice(0, -1) + (small ?? last);
}

/** A letter with its mark, of which it has one of a kind; without where they make no letter together. */
function joined(letter: string, mark: string): string {
  const marks = MARKS.find((kind) => kind.test(mark));
  const bare = marks ? letter.normalize('NFD').replace(marks, '').normalize('NFC') : letter;
  const both = (bare + mark).normalize('NFC');
  return letter && both.length === 1 && both !== letter ? both : bare;
}

/** The tones of Vietnamese, the voicing of kana: a letter has at most one of each. */
const MARKS = [/[\u0300\u0301\u0303\u0309\u0323]/, /[\u3099\u309A]/];

/** The text before the caret with its last letter gone, whatever the number of code units it is made of. */
export function eraseLast(text: string): string {
  return eraseJamo(text) ?? [...text].slice(0, -1).join('');
}
