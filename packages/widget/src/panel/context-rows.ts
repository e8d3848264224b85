import type { Context, ContextPart } from '@savepoint/protocol';
import { clock } from './dates.ts';

type Row = [label: string, value: string];

/** One part of the context as labelled lines. Every value of the part is shown: nothing is sent that is not here. */
export function contextRows(part: ContextPart, context: Context): Row[] {
  const value = context[part];
  if (!value) return [];
  if (Array.isArray(value)) {
    return value.map(({ at, text, message, url, ...rest }: Record<string, unknown>): Row => [
      clock(at as number),
      [text ?? message ?? url, ...Object.values(rest).map(plain)].filter(Boolean).join(' · '),
    ]);
  }
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]): Row => [words(key), key.endsWith('At') ? clock(item as number) : plain(item)]);
}

/** `pixelRatio` as `pixel ratio`. */
const words = (key: string) => key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ') || '–';
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => `${key}: ${plain(item)}`)
      .join(', ');
  }
  return String(value);
}
