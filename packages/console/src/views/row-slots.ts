/**
 * Keys of the rows that are drawn in, a number for each out. A row keeps its number while it is drawn; then a row that
 * comes into sight takes it over, and with it the elements on the page, which are written anew instead of made: what is
 * thrown away at every step of scrolling has the browser stop for 60 ms now and then to clear it up.
 */
export function createRowSlots() {
  const byKey = new Map<string, number>();
  let made = 0;
  /** `focused` passes its number on to nobody, lest the focus stood on another row. */
  return function slots(keys: readonly string[], focused: string | undefined): ReadonlyMap<string, number> {
    const drawn = new Set(keys);
    const free: number[] = [];
    for (const [key, slot] of byKey) {
      if (drawn.has(key)) continue;
      byKey.delete(key);
      if (key !== focused) free.push(slot);
    }
    for (const key of keys) {
      if (!byKey.has(key)) byKey.set(key, free.pop() ?? made++);
    }
    return byKey;
  };
}
