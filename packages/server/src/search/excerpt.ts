import type { Found } from '@savepoint/protocol';
import { fold } from './words.ts';

const EXCERPT_CHARS = 160;
/** So much of what stands before the first mark is shown. */
const LEAD_CHARS = 40;
const MOST_MARKS = 20;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const GLUED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]/u;

/** In: a text, and what somebody looked for. Out: the part of it that says most of that, with marks; null when it says none. */
export function excerptAround(text: string, asked: string): Found | null {
  const wanted = [...asked.matchAll(WORD)].map(([word]) => fold(word));
  const marks = wordsIn(text).flatMap(({ from, folded }) => {
    const hit = wanted.find((word) => (GLUED.test(word) ? folded.text.includes(word) : folded.text.startsWith(word)));
    if (hit === undefined) return [];
    const start = folded.text.indexOf(hit);
    return [[from + folded.places[start]!, from + folded.places[start + hit.length]!] as [from: number, to: number]];
  });
  const first = bestStart(marks);
  if (first === undefined) return null;
  const begin = startOf(text, Math.max(0, first - LEAD_CHARS));
  const end = endOf(text, Math.min(text.length, begin + EXCERPT_CHARS));
  const inside = marks.filter(([from, to]) => from >= begin && to <= end).slice(0, MOST_MARKS);
  const lead = begin > 0 ? '…' : '';
  const excerpt = `${lead}${text.slice(begin, end).replace(/\s/g, ' ')}${end < text.length ? '…' : ''}`;
  const shift = lead.length - begin;
  return { excerpt, marks: inside.map(([from, to]) => [from + shift, to + shift]) };
}

/** Words as they are compared, and for each place in them where it stands in the word as it is written. */
function wordsIn(text: string) {
  return [...text.matchAll(WORD)].map(({ 0: word, index: from }) => {
    let folded = '';
    const places: number[] = [];
    let at = 0;
    for (const letter of word) {
      const plain = fold(letter);
      for (let i = 0; i < plain.length; i++) places.push(at);
      folded += plain;
      at += letter.length;
    }
    return { from, folded: { text: folded, places: [...places, at] } };
  });
}

/** Of all the marks the one from which an excerpt holds the most. */
function bestStart(marks: readonly [number, number][]): number | undefined {
  let best: { from: number; count: number } | undefined;
  marks.forEach(([from], index) => {
    const count = marks.slice(index).filter(([, to]) => to <= from + EXCERPT_CHARS - LEAD_CHARS).length;
    if (!best || count > best.count) best = { from, count };
  });
  return best?.from;
}

/** Not within a word, nor within a letter. */
function startOf(text: string, near: number): number {
  const space = text.slice(near, near + LEAD_CHARS / 2).search(/\s/);
  const start = near === 0 || space < 0 ? near : near + space + 1;
  return isHalf(text, start) ? start + 1 : start;
}

const endOf = (text: string, near: number) => (isHalf(text, near) ? near - 1 : near);
const isHalf = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '') && at > 0;
