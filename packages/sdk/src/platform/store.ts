/**
 * Where a client keeps what must last: keys in text order, values that can be structured-cloned.
 * Both implementations pass `testing/store-contract.ts`.
 */
export interface Store {
  /** `durable`: on disk when a write resolves. `volatile`: gone with the page. */
  readonly mode: 'durable' | 'volatile';
  get(key: string): Promise<unknown>;
  /** Every entry whose key starts with `prefix`, in key order. */
  list(prefix: string): Promise<Entry[]>;
  /** All of it or nothing. */
  write(puts: Entry[], deletes?: string[]): Promise<void>;
  /**
   * Puts `value` under `prefix` and the next number, and `more` beside it, all or nothing; gives the key. The number is
   * taken inside the transaction, so that order holds between tabs and whatever the clock does, and is never given twice,
   * so that a late answer cannot remove another entry than its own.
   */
  append(prefix: string, value: unknown, more?: Entry[]): Promise<string>;
  /** The value of `key`, which is `value` if there was none: the first of several tabs decides. */
  claim(key: string, value: unknown): Promise<unknown>;
  close(): void;
}

export type Entry = [key: string, value: unknown];

/** Where a store counts its appended entries. */
export const COUNT_KEY = 'count';

/** A number as a part of a key, so that text order is number order. */
export const numbered = (prefix: string, count: number) => prefix + String(count).padStart(12, '0');

/** Why a write failed, as far as a player can do something about it. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
