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
  /** Their keys alone, which costs little however large the values are. */
  keys(prefix: string): Promise<string[]>;
  /** All of it or nothing. */
  write(puts: Entry[], deletes?: string[]): Promise<void>;
  /**
   * Puts `value` under `o/` and the next number, and `more` beside it, all or nothing; gives the key. The store numbers by
   * itself, so that order holds between tabs and whatever the clock does, and never gives a number twice, so that a late
   * answer cannot remove another entry than its own.
   */
  append(value: unknown, more?: Entry[]): Promise<string>;
  /** The value of `key`, which is `value` if there was none: the first of several tabs decides. */
  claim(key: string, value: unknown): Promise<unknown>;
  close(): void;
}

export type Entry = [key: string, value: unknown];

/** The key of an appended entry: text order is number order. */
export const numbered = (count: number) => `o/${String(count).padStart(12, '0')}`;

/** Why a write failed, as far as a player can do something about it. */
export function isFull(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'QuotaExceededError';
}
