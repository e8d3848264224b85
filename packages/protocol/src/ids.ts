/**
 * Client-made identifiers: UUID version 7 (RFC 9562 §5.7), 48 bits of Unix milliseconds then 74 random bits.
 * Strictly increasing within one page even when the clock stands still or moves back, because a later id then takes
 * the last timestamp and counts up. Order between pages is never taken from ids: the outbox numbers its entries.
 */
export type Uuid = string;

let lastMs = 0;
let counter = 0;

/** A new UUIDv7 in canonical lower-case text. */
export function newId(nowMs: number = Date.now()): Uuid {
  const [first, second, ...random] = crypto.getRandomValues(new Uint16Array(5));
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = first! & 0x7ff;
  } else if (++counter > 0xfff) {
    counter = 0;
    lastMs++;
  }
  const rest = [0x7000 | counter, 0x8000 | (second! & 0x3fff), ...random];
  const hex = lastMs.toString(16).padStart(12, '0') + rest.map((each) => each.toString(16).padStart(4, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether `value` is a UUID in canonical lower-case text. */
export function isId(value: unknown): value is Uuid {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  return typeof value === 'string' && pattern.test(value);
}
