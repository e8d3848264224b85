import type { Messages } from './en.ts';

/** A studio's own words: any of ours, as deep as they lie. One that we make of values may be a pattern, `'Case {0}'`. */
export type OwnWords<T = Messages> = {
  [Key in keyof T]?: T[Key] extends (...values: infer Values) => string
    ? string | ((...values: Values) => string)
    : T[Key] extends string
      ? string
      : OwnWords<T[Key]>;
};

/** `words` with a studio's own in their places. What is no word, or has no place, is passed over. */
export function withOwnWords<T extends object>(words: T, own: unknown): T {
  const mixed = { ...words } as Record<string, unknown>;
  for (const [key, mine] of Object.entries(own ?? {})) {
    const ours = mixed[key];
    if (typeof ours === 'object') mixed[key] = withOwnWords(ours as object, mine);
    else if (typeof ours === 'function' && typeof mine === 'string') mixed[key] = filling(mine);
    else if (typeof mine === typeof ours) mixed[key] = mine;
  }
  return mixed as T;
}

const filling =
  (pattern: string) =>
  (...values: unknown[]) =>
    pattern.replace(/\{(\d)\}/g, (place, index) => String(values[index] ?? place));
