/**
 * Where a client keeps what must last: keys in text order, values that can be structured-cloned.
 * Both implementations pass `store.contract.ts`.
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
   * Puts `value` under the next key after all of `prefix`, and `more` beside it, all or nothing; gives the key.
   * The number is taken inside the transaction, so that order holds between tabs and whatever the clock does.
   */
  append(prefix: string, value: unknown, more?: Entry[]): Promise<string>;
  close(): void;
}

export type Entry = [key: string, value: unknown];

const WIDTH = 12;

/** The key after `last` (or the first, without one). */
export function nextKey(prefix: string, last: string | undefined): string {
  const number = last ? Number(last.slice(prefix.length)) + 1 : 1;
  return prefix + String(number).padStart(WIDTH, '0');
}

/** Why a write failed, as far as a player can do something about it. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
