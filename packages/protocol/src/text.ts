import * as v from 'valibot';
import * as LIMITS from './limits.ts';

/** Text people write: not blank, bounded, without NUL (which PostgreSQL cannot store) and without lone surrogates. */
export const personText = v.pipe(
  v.string(),
  v.maxLength(LIMITS.textChars),
  v.check((text) => text.trim().length > 0, 'blank'),
  v.transform(storable),
);

/** A short text that a program made. Longer ones are cut, not refused: context must never cost the report. */
export const programText = v.pipe(
  v.string(),
  v.transform((text) => storable(text.slice(0, LIMITS.contextChars))),
);

/** `text` without NUL and with lone surrogates replaced. */
export function storable(text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return clean.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
