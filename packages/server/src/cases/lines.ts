import { storable } from '@savepoint/protocol/schemas';

const SUBJECT_CHARS = 140;
const EXCERPT_CHARS = 200;

/** In: a message that is not blank. Out: its first line that is not blank, as the inbox shows it. */
export function subjectOf(text: string): string {
  return cut(oneLine(text.trim().split(/\r?\n/)[0] ?? ''), SUBJECT_CHARS);
}

/** In: a message. Out: its beginning in one line. */
export function excerptOf(text: string): string {
  return cut(oneLine(text.slice(0, EXCERPT_CHARS * 4)), EXCERPT_CHARS);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cut by code points: half an emoji is a lone surrogate, which PostgreSQL refuses. */
function cut(text: string, chars: number): string {
  if (text.length <= chars) return storable(text);
  const points = [...text];
  return points.length <= chars ? text : storable(`${points.slice(0, chars - 1).join('')}…`);
}
