import * as v from 'valibot';
import { context as contextSchema, type Context } from './context.ts';

/*
 * What a redaction leaves. The server writes it, and the console shows it before: one rule for both, for what is taken away
 * does not come back.
 */

/** As long whatever it hides. */
const BLACK = '█████';

/** `text` with the ranges, in UTF-16 units, blacked out; those that touch become one. */
export function blackOut(text: string, ranges: readonly { from: number; to: number }[]): string {
  let [out, at] = ['', 0];
  let black = -1;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    if (from >= text.length) break;
    if (from > black) out += text.slice(at, from) + BLACK;
    black = Math.max(black, to);
    at = black;
  }
  // Half of a character is none, and cannot be stored.
  return (out + text.slice(at)).replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}

/** Whether `kept` may be what redactions have left of `text`. */
export function isBlackedOut(text: string, kept: string): boolean {
  const [first, ...parts] = kept.split(/█+/);
  const last = parts.pop();
  if (last === undefined) return text === kept;
  let at = first!.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.startsWith(first!) && text.length >= at + last.length && text.endsWith(last);
}

/** A copy of `value` without what stands at these paths; what follows in a list moves up. */
export function without(value: unknown, paths: readonly (readonly string[])[]): unknown {
  const kept = structuredClone(value);
  // From the end of each list, so that no place has moved before it is come to.
  for (const path of paths.toSorted((a, b) => b.join('\n').localeCompare(a.join('\n'), 'en', { numeric: true }))) {
    const last = path.at(-1)!;
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (hasOwn(at, key) ? at[key] : undefined), kept);
    if (!hasOwn(holder, last)) continue;
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  }
  return kept;
}

const hasOwn = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) && !(Array.isArray(value) && !/^\d+$/.test(key));

/** What is left of a report's context. A part that lacks what it cannot be without goes as a whole. */
export const contextWithout = (context: Context, paths: readonly (readonly string[])[]): Context =>
  v.parse(contextSchema, without(context, paths));
